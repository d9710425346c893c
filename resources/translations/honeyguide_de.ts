<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
 <context>
  <name>AboutPage</name>
  <message>
   <source>Finds your own files by what they mean. Everything happens on this computer; nothing is sent anywhere. MIT licence.</source>
   <translation>Findet Ihre eigenen Dateien nach ihrer Bedeutung. Alles geschieht auf diesem Computer; nichts wird irgendwohin gesendet. MIT-Lizenz.</translation>
  </message>
  <message>
   <source>Honeyguide %1</source>
   <translation>Honeyguide %1</translation>
  </message>
  <message>
   <source>Licence</source>
   <translation>Lizenz</translation>
  </message>
  <message>
   <source>What is inside, and under which terms</source>
   <translation>Was enthalten ist und zu welchen Bedingungen</translation>
  </message>
 </context>
 <context>
  <name>CarePage</name>
  <message>
   <source>A report stays on this computer</source>
   <translation>Ein Bericht bleibt auf diesem Computer</translation>
  </message>
  <message>
   <source>All you made, in one file</source>
   <translation>Alles von Ihnen Angelegte, in einer Datei</translation>
  </message>
  <message>
   <source>Back up…</source>
   <translation>Sichern…</translation>
  </message>
  <message>
   <source>Backup</source>
   <translation>Sicherung</translation>
  </message>
  <message>
   <source>Databases, index, every model file by its hash, space. It changes nothing.</source>
   <translation>Datenbanken, Index, jede Modelldatei anhand ihres Hashs, Speicherplatz. Geändert wird nichts.</translation>
  </message>
  <message>
   <source>Folders, settings, saved searches, what you opened, models of your own. Your files themselves are not in it.</source>
   <translation>Ordner, Einstellungen, gespeicherte Suchen, was Sie geöffnet haben, eigene Modelle. Ihre Dateien selbst sind nicht darin.</translation>
  </message>
  <message>
   <source>If something goes wrong in Honeyguide</source>
   <translation>Falls in Honeyguide etwas schiefgeht</translation>
  </message>
  <message>
   <source>Is everything in order?</source>
   <translation>Ist alles in Ordnung?</translation>
  </message>
  <message>
   <source>It takes the place of what is here, which is backed up first. Honeyguide starts again and reads your files anew.</source>
   <translation>Sie ersetzt, was hier ist; das wird vorher gesichert. Honeyguide startet neu und liest Ihre Dateien noch einmal.</translation>
  </message>
  <message>
   <source>Lines of the program, no names and no words of yours. It is sent nowhere.</source>
   <translation>Zeilen des Programms, keine Namen und keine Ihrer Wörter. Er wird nirgendwohin gesendet.</translation>
  </message>
  <message>
   <source>Look for damage</source>
   <translation>Auf Schäden prüfen</translation>
  </message>
  <message>
   <source>Look now</source>
   <translation>Jetzt prüfen</translation>
  </message>
  <message>
   <source>Read the last one…</source>
   <translation>Den letzten lesen…</translation>
  </message>
  <message>
   <source>Repair</source>
   <translation>Reparieren</translation>
  </message>
  <message>
   <source>Repair: %1</source>
   <translation>Reparieren: %1</translation>
  </message>
  <message>
   <source>Restore…</source>
   <translation>Wiederherstellen…</translation>
  </message>
  <message>
   <source>Take a backup in</source>
   <translation>Sicherung einspielen</translation>
  </message>
  <message>
   <source>There is none.</source>
   <translation>Es gibt keinen.</translation>
  </message>
 </context>
 <context>
  <name>CompletionList</name>
  <message>
   <source>Ways to finish this</source>
   <translation>Möglichkeiten, das zu vervollständigen</translation>
  </message>
 </context>
 <context>
  <name>EmptyPage</name>
  <message>
   <source>A thought in your own words</source>
   <translation>Ein Gedanke in eigenen Worten</translation>
  </message>
  <message>
   <source>Exactly these words</source>
   <translation>Genau diese Wörter</translation>
  </message>
  <message>
   <source>F1 shows all of them. Nothing you type leaves this computer.</source>
   <translation>F1 zeigt alle. Nichts, was Sie tippen, verlässt diesen Computer.</translation>
  </message>
  <message>
   <source>Mail from one person</source>
   <translation>E-Mails von einer Person</translation>
  </message>
  <message>
   <source>One folder, without a word</source>
   <translation>Ein Ordner, ohne ein Wort</translation>
  </message>
  <message>
   <source>Only PDFs changed since March 2025</source>
   <translation>Nur PDFs, geändert seit März 2025</translation>
  </message>
  <message>
   <source>Opened lately from here</source>
   <translation>Von hier aus zuletzt geöffnet</translation>
  </message>
  <message>
   <source>Ways to ask</source>
   <translation>Arten zu fragen</translation>
  </message>
  <message>
   <source>What you open from here is listed here</source>
   <translation>Was Sie von hier aus öffnen, steht hier</translation>
  </message>
 </context>
 <context>
  <name>Facets</name>
  <message>
   <source>A better order is ready.</source>
   <translation>Eine bessere Reihenfolge ist da.</translation>
  </message>
  <message>
   <source>All</source>
   <translation>Alle</translation>
  </message>
  <message>
   <source>Any time</source>
   <translation>Beliebige Zeit</translation>
  </message>
  <message>
   <source>Best match</source>
   <translation>Beste Treffer</translation>
  </message>
  <message>
   <source>Everywhere</source>
   <translation>Überall</translation>
  </message>
  <message>
   <source>More</source>
   <translation>Mehr</translation>
  </message>
  <message>
   <source>New results are ready.</source>
   <translation>Neue Ergebnisse sind da.</translation>
  </message>
  <message>
   <source>Newest first</source>
   <translation>Neueste zuerst</translation>
  </message>
  <message>
   <source>Order: %1</source>
   <translation>Reihenfolge: %1</translation>
  </message>
  <message>
   <source>Past month</source>
   <translation>Letzter Monat</translation>
  </message>
  <message>
   <source>Past week</source>
   <translation>Letzte Woche</translation>
  </message>
  <message>
   <source>Past year</source>
   <translation>Letztes Jahr</translation>
  </message>
  <message>
   <source>Show it</source>
   <translation>Anzeigen</translation>
  </message>
  <message>
   <source>Show them</source>
   <translation>Anzeigen</translation>
  </message>
  <message>
   <source>Today</source>
   <translation>Heute</translation>
  </message>
 </context>
 <context>
  <name>FailureList</name>
  <message>
   <source>Files that are not searchable</source>
   <translation>Nicht durchsuchbare Dateien</translation>
  </message>
 </context>
 <context>
  <name>FilterChips</name>
  <message>
   <source>Filter: %1. Remove it</source>
   <translation>Filter: %1. Entfernen</translation>
  </message>
  <message>
   <source>Remove %1</source>
   <translation>%1 entfernen</translation>
  </message>
 </context>
 <context>
  <name>FolderTable</name>
  <message>
   <source>Columns</source>
   <translation>Spalten</translation>
  </message>
  <message>
   <source>Folders</source>
   <translation>Ordner</translation>
  </message>
 </context>
 <context>
  <name>FoldersModel</name>
  <message>
   <source>Files</source>
   <translation>Dateien</translation>
  </message>
  <message>
   <source>Folder</source>
   <translation>Ordner</translation>
  </message>
  <message>
   <source>Last look</source>
   <translation>Durchgesehen</translation>
  </message>
  <message>
   <source>Menu</source>
   <translation>Menü</translation>
  </message>
  <message>
   <source>Passages</source>
   <translation>Textstellen</translation>
  </message>
  <message>
   <source>State</source>
   <translation>Zustand</translation>
  </message>
 </context>
 <context>
  <name>FoldersPage</name>
  <message>
   <source>%1 in %2, everything read but what may not be opened.</source>
   <translation>%1 (%2): alles gelesen bis auf das, was nicht geöffnet werden darf.</translation>
  </message>
  <message>
   <source>%1 in %2, everything read.</source>
   <translation>%1 (%2): alles gelesen.</translation>
  </message>
  <message>
   <source>%1 of your files can be found by meaning</source>
   <translation>%1 Ihrer Dateien lassen sich nach Bedeutung finden</translation>
  </message>
  <message>
   <source>Add folder (Ctrl+O)</source>
   <translation>Ordner hinzufügen (Strg+O)</translation>
  </message>
  <message>
   <source>Add folder…</source>
   <translation>Ordner hinzufügen…</translation>
  </message>
  <message>
   <source>Add one, or drop it anywhere in this window.</source>
   <translation>Einen hinzufügen oder irgendwo in dieses Fenster ziehen.</translation>
  </message>
  <message>
   <source>By meaning %1, by name %2, not searchable %3</source>
   <translation>Nach Bedeutung %1, nach Namen %2, nicht durchsuchbar %3</translation>
  </message>
  <message>
   <source>By meaning and words</source>
   <translation>Nach Bedeutung und Wörtern</translation>
  </message>
  <message>
   <source>By name and words so far</source>
   <translation>Bisher nach Namen und Wörtern</translation>
  </message>
  <message>
   <source>Counting… %1 files so far</source>
   <translation>Wird gezählt… bisher %1 Dateien</translation>
  </message>
  <message>
   <source>No folder is read yet</source>
   <translation>Noch wird kein Ordner gelesen</translation>
  </message>
  <message>
   <source>Of %1 in %2, %3 can be found by name and words so far, and %4 gave no text.</source>
   <translation>%1 (%2): %3 sind bisher nach Namen und Wörtern zu finden, %4 ergaben keinen Text.</translation>
  </message>
  <message>
   <source>Of %1 in %2, %3 can be found by name and words so far.</source>
   <translation>%1 (%2): %3 sind bisher nach Namen und Wörtern zu finden.</translation>
  </message>
  <message>
   <source>Of %1 in %2, %4 gave no text.</source>
   <translation>%1 (%2): %4 ergaben keinen Text.</translation>
  </message>
  <message>
   <source>Text not searchable</source>
   <translation>Text nicht durchsuchbar</translation>
  </message>
  <message>
   <source>There are no files in your folders</source>
   <translation>In Ihren Ordnern sind keine Dateien</translation>
  </message>
  <message>
   <source>Try all again</source>
   <translation>Alle erneut versuchen</translation>
  </message>
  <message>
   <source>What to leave out…</source>
   <translation>Was ausgelassen wird…</translation>
  </message>
 </context>
 <context>
  <name>FoldersRoom</name>
  <message>
   <source>No program here opens this file.</source>
   <translation>Kein Programm hier öffnet diese Datei.</translation>
  </message>
  <message>
   <source>This file was moved or deleted.</source>
   <translation>Diese Datei wurde verschoben oder gelöscht.</translation>
  </message>
 </context>
 <context>
  <name>IndexState</name>
  <message>
   <source>Busy, reading waits</source>
   <translation>Ausgelastet, das Lesen wartet</translation>
  </message>
  <message>
   <source>Looking through your folders</source>
   <translation>Ihre Ordner werden durchgesehen</translation>
  </message>
  <message>
   <source>On battery, reading waits</source>
   <translation>Akkubetrieb, das Lesen wartet</translation>
  </message>
  <message>
   <source>Opening the library</source>
   <translation>Die Bibliothek wird geöffnet</translation>
  </message>
  <message>
   <source>Paused. New files wait.</source>
   <translation>Angehalten. Neue Dateien warten.</translation>
  </message>
  <message>
   <source>Preparing the index</source>
   <translation>Der Index wird vorbereitet</translation>
  </message>
  <message>
   <source>Reading stopped</source>
   <translation>Lesen abgebrochen</translation>
  </message>
  <message>
   <source>Reading your files</source>
   <translation>Ihre Dateien werden gelesen</translation>
  </message>
  <message>
   <source>Up to date</source>
   <translation>Auf dem neuesten Stand</translation>
  </message>
 </context>
 <context>
  <name>KeptFeedback</name>
  <message>
   <source>Everything as text, one search a line</source>
   <translation>Alles als Text, eine Suche pro Zeile</translation>
  </message>
  <message>
   <source>Export what is kept of searches</source>
   <translation>Gespeicherte Suchen exportieren</translation>
  </message>
  <message>
   <source>Export…</source>
   <translation>Exportieren…</translation>
  </message>
  <message>
   <source>Forget all of it…</source>
   <translation>Alles vergessen…</translation>
  </message>
  <message>
   <source>Forget it</source>
   <translation>Vergessen</translation>
  </message>
  <message>
   <source>Keep it</source>
   <translation>Behalten</translation>
  </message>
 </context>
 <context>
  <name>LearnedFrom</name>
  <message>
   <source>Forget all of it…</source>
   <translation>Alles vergessen…</translation>
  </message>
  <message>
   <source>Nothing yet. Search, and open what you find.</source>
   <translation>Noch nichts. Suchen und öffnen Sie, was Sie finden.</translation>
  </message>
  <message>
   <source>Show all %1</source>
   <translation>Alle %1 anzeigen</translation>
  </message>
  <message>
   <source>Show fewer</source>
   <translation>Weniger anzeigen</translation>
  </message>
  <message>
   <source>What it learns from</source>
   <translation>Woraus gelernt wird</translation>
  </message>
 </context>
 <context>
  <name>LeftOutDialog</name>
  <message>
   <source>Paste the path of a file or folder</source>
   <translation>Pfad einer Datei oder eines Ordners einfügen</translation>
  </message>
  <message>
   <source>What to leave out</source>
   <translation>Was ausgelassen wird</translation>
  </message>
  <message>
   <source>Would this be read?</source>
   <translation>Würde das gelesen?</translation>
  </message>
  <message>
   <source>Your own patterns, one a line</source>
   <translation>Eigene Muster, eines pro Zeile</translation>
  </message>
 </context>
 <context>
  <name>MainWindow</name>
  <message>
   <source>End Honeyguide in the middle of a tune?</source>
   <translation>Honeyguide mitten in einer Anpassung beenden?</translation>
  </message>
  <message>
   <source>End it</source>
   <translation>Beenden</translation>
  </message>
  <message>
   <source>Go on tuning</source>
   <translation>Weiter anpassen</translation>
  </message>
  <message>
   <source>Honeyguide</source>
   <translation>Honeyguide</translation>
  </message>
 </context>
 <context>
  <name>ModelsPage</name>
  <message>
   <source>A sentence-transformers model or cross-encoder on disk</source>
   <translation>Ein sentence-transformers-Modell oder ein Cross-Encoder auf der Festplatte</translation>
  </message>
  <message>
   <source>Import a folder…</source>
   <translation>Ordner importieren…</translation>
  </message>
 </context>
 <context>
  <name>ModelsRoom</name>
  <message>
   <source>Import a model from its folder</source>
   <translation>Modell aus seinem Ordner importieren</translation>
  </message>
 </context>
 <context>
  <name>NavList</name>
  <message>
   <source>All…</source>
   <translation>Alle…</translation>
  </message>
 </context>
 <context>
  <name>NothingFound</name>
  <message>
   <source>Did you mean “%1”?</source>
   <translation>Meinten Sie „%1“?</translation>
  </message>
  <message>
   <source>Nothing for “%1”.</source>
   <translation>Nichts zu „%1“.</translation>
  </message>
  <message>
   <source>Search without them</source>
   <translation>Ohne sie suchen</translation>
  </message>
  <message>
   <source>Show them</source>
   <translation>Anzeigen</translation>
  </message>
  <message>
   <source>The filters may leave out what is there.</source>
   <translation>Die Filter schließen vielleicht aus, was da ist.</translation>
  </message>
  <message>
   <source>Try fewer or other words, or the name of the file.</source>
   <translation>Mit weniger oder anderen Wörtern versuchen oder mit dem Namen der Datei.</translation>
  </message>
 </context>
 <context>
  <name>OpeningRow</name>
  <message>
   <source>found with “%1”</source>
   <translation>gefunden mit „%1“</translation>
  </message>
 </context>
 <context>
  <name>OverviewSection</name>
  <message>
   <source>%1 for a tune</source>
   <translation>%1 für eine Anpassung</translation>
  </message>
  <message>
   <source>A search counts when it ends with a file you read, copied or marked.</source>
   <translation>Eine Suche zählt, wenn sie mit einer Datei endet, die Sie gelesen, kopiert oder markiert haben.</translation>
  </message>
  <message>
   <source>Already working</source>
   <translation>Wirkt schon</translation>
  </message>
  <message>
   <source>How it is judged</source>
   <translation>So wird geurteilt</translation>
  </message>
  <message>
   <source>What helps most</source>
   <translation>Was am meisten hilft</translation>
  </message>
 </context>
 <context>
  <name>PageView</name>
  <message>
   <source>Preview of the page</source>
   <translation>Vorschau der Seite</translation>
  </message>
 </context>
 <context>
  <name>PaletteWindow</name>
  <message>
   <source>Ctrl C</source>
   <translation>Strg C</translation>
  </message>
  <message>
   <source>Ctrl ↵</source>
   <translation>Strg ↵</translation>
  </message>
  <message>
   <source>Esc</source>
   <translation>Esc</translation>
  </message>
  <message>
   <source>Results</source>
   <translation>Ergebnisse</translation>
  </message>
  <message>
   <source>Search with Honeyguide</source>
   <translation>Mit Honeyguide suchen</translation>
  </message>
  <message>
   <source>Shift ↵</source>
   <translation>Umschalt ↵</translation>
  </message>
  <message>
   <source>copy passage</source>
   <translation>Textstelle kopieren</translation>
  </message>
  <message>
   <source>hide</source>
   <translation>ausblenden</translation>
  </message>
  <message>
   <source>open</source>
   <translation>öffnen</translation>
  </message>
  <message>
   <source>show in folder</source>
   <translation>im Ordner anzeigen</translation>
  </message>
 </context>
 <context>
  <name>PastSection</name>
  <message>
   <source>Before</source>
   <translation>Früher</translation>
  </message>
  <message>
   <source>Delete %1</source>
   <translation>%1 löschen</translation>
  </message>
  <message>
   <source>Delete…</source>
   <translation>Löschen…</translation>
  </message>
  <message>
   <source>Learn without it…</source>
   <translation>Ohne das lernen…</translation>
  </message>
  <message>
   <source>Models</source>
   <translation>Modelle</translation>
  </message>
  <message>
   <source>Report</source>
   <translation>Bericht</translation>
  </message>
  <message>
   <source>Report of %1</source>
   <translation>Bericht vom %1</translation>
  </message>
  <message>
   <source>Undo</source>
   <translation>Rückgängig</translation>
  </message>
  <message>
   <source>in use</source>
   <translation>in Gebrauch</translation>
  </message>
  <message>
   <source>its folder is missing</source>
   <translation>sein Ordner fehlt</translation>
  </message>
  <message>
   <source>kept as it was</source>
   <translation>blieb wie zuvor</translation>
  </message>
  <message>
   <source>learned from something you have forgotten</source>
   <translation>gelernt aus etwas, das Sie vergessen ließen</translation>
  </message>
  <message>
   <source>ready to come back until %1</source>
   <translation>bis zum %1 bereit zurückzukehren</translation>
  </message>
  <message>
   <source>used</source>
   <translation>verwendet</translation>
  </message>
 </context>
 <context>
  <name>Plots</name>
  <message>
   <source>How far its order is from yours</source>
   <translation>Wie weit seine Reihenfolge von Ihrer entfernt ist</translation>
  </message>
  <message>
   <source>How often the right file comes first</source>
   <translation>Wie oft die richtige Datei vorn steht</translation>
  </message>
  <message>
   <source>Show as numbers</source>
   <translation>Als Zahlen anzeigen</translation>
  </message>
  <message>
   <source>Show as plots</source>
   <translation>Als Diagramme anzeigen</translation>
  </message>
  <message>
   <source>The plots as numbers</source>
   <translation>Die Diagramme als Zahlen</translation>
  </message>
  <message>
   <source>lower is closer · by share of the tune</source>
   <translation>niedriger ist näher · nach Anteil der Anpassung</translation>
  </message>
  <message>
   <source>present model</source>
   <translation>jetziges Modell</translation>
  </message>
  <message>
   <source>searches kept aside, asked so far</source>
   <translation>zurückgehaltene Suchen, bisher gefragt</translation>
  </message>
  <message>
   <source>training</source>
   <translation>Training</translation>
  </message>
  <message>
   <source>tuned</source>
   <translation>angepasst</translation>
  </message>
 </context>
 <context>
  <name>PreviewPane</name>
  <message>
   <source>Changed since it was read</source>
   <translation>Geändert, seit sie gelesen wurde</translation>
  </message>
  <message>
   <source>Changed since it was read, shown as it is now</source>
   <translation>Geändert, seit sie gelesen wurde; gezeigt, wie sie jetzt ist</translation>
  </message>
  <message>
   <source>Changed since it was read: this passage is gone</source>
   <translation>Geändert, seit sie gelesen wurde: Diese Textstelle ist weg</translation>
  </message>
  <message>
   <source>Copy the passage with its source</source>
   <translation>Textstelle mit ihrer Quelle kopieren</translation>
  </message>
  <message>
   <source>Next passage (Ctrl+Down)</source>
   <translation>Nächste Textstelle (Strg+Runter)</translation>
  </message>
  <message>
   <source>No text was read</source>
   <translation>Es wurde kein Text gelesen</translation>
  </message>
  <message>
   <source>Not connected, shown as it was read</source>
   <translation>Nicht verbunden; gezeigt, wie sie gelesen wurde</translation>
  </message>
  <message>
   <source>Not read yet</source>
   <translation>Noch nicht gelesen</translation>
  </message>
  <message>
   <source>Open</source>
   <translation>Öffnen</translation>
  </message>
  <message>
   <source>Page %1 of %2</source>
   <translation>Seite %1 von %2</translation>
  </message>
  <message>
   <source>Passage %1 of %2</source>
   <translation>Textstelle %1 von %2</translation>
  </message>
  <message>
   <source>Previous passage (Ctrl+Up)</source>
   <translation>Vorige Textstelle (Strg+Hoch)</translation>
  </message>
  <message>
   <source>Read as it is now</source>
   <translation>Gelesen, wie sie jetzt ist</translation>
  </message>
  <message>
   <source>Show in folder</source>
   <translation>Im Ordner anzeigen</translation>
  </message>
  <message>
   <source>changed %1</source>
   <translation>geändert: %1</translation>
  </message>
 </context>
 <context>
  <name>QShortcut</name>
  <message>
   <source>Return</source>
   <translation>Eingabe</translation>
  </message>
 </context>
 <context>
  <name>Questions</name>
  <message>
   <source>Which file did you expect?</source>
   <translation>Welche Datei haben Sie erwartet?</translation>
  </message>
 </context>
 <context>
  <name>ReportSection</name>
  <message>
   <source>Better</source>
   <translation>Besser</translation>
  </message>
  <message>
   <source>Got better</source>
   <translation>Besser geworden</translation>
  </message>
  <message>
   <source>Got worse</source>
   <translation>Schlechter geworden</translation>
  </message>
  <message>
   <source>Hide the figures</source>
   <translation>Zahlen ausblenden</translation>
  </message>
  <message>
   <source>Hide those that stayed the same</source>
   <translation>Gleich gebliebene ausblenden</translation>
  </message>
  <message>
   <source>Same</source>
   <translation>Gleich</translation>
  </message>
  <message>
   <source>Show all figures</source>
   <translation>Alle Zahlen anzeigen</translation>
  </message>
  <message>
   <source>Show fewer that got better</source>
   <translation>Weniger der besseren anzeigen</translation>
  </message>
  <message>
   <source>Show the %1 that stayed the same</source>
   <translation>Die %1 gleich gebliebenen anzeigen</translation>
  </message>
  <message>
   <source>Show the other %1 that got better</source>
   <translation>Die anderen %1 besseren anzeigen</translation>
  </message>
  <message>
   <source>Stayed the same</source>
   <translation>Gleich geblieben</translation>
  </message>
  <message>
   <source>Worse</source>
   <translation>Schlechter</translation>
  </message>
  <message>
   <source>place of the file you wanted</source>
   <translation>Platz der gewünschten Datei</translation>
  </message>
 </context>
 <context>
  <name>ResultsList</name>
  <message>
   <source>Results</source>
   <translation>Ergebnisse</translation>
  </message>
 </context>
 <context>
  <name>RunSection</name>
  <message>
   <source>Done</source>
   <translation>Erledigt</translation>
  </message>
  <message>
   <source>Free space</source>
   <translation>Freier Speicherplatz</translation>
  </message>
  <message>
   <source>Power</source>
   <translation>Strom</translation>
  </message>
  <message>
   <source>Working with</source>
   <translation>Arbeitet mit</translation>
  </message>
 </context>
 <context>
  <name>SavedSearches</name>
  <message>
   <source>Name</source>
   <translation>Name</translation>
  </message>
  <message>
   <source>Remove</source>
   <translation>Entfernen</translation>
  </message>
  <message>
   <source>Rename the search</source>
   <translation>Suche umbenennen</translation>
  </message>
  <message>
   <source>Rename…</source>
   <translation>Umbenennen…</translation>
  </message>
 </context>
 <context>
  <name>SearchController</name>
  <message>
   <source>Ctrl+Enter shows it in its folder.</source>
   <translation>Strg+Eingabe zeigt sie in ihrem Ordner.</translation>
  </message>
  <message>
   <source>Nothing is remembered now.</source>
   <translation>Jetzt wird nichts gemerkt.</translation>
  </message>
  <message>
   <source>Nothing on this computer opens that kind of file.</source>
   <translation>Nichts auf diesem Computer öffnet diesen Dateityp.</translation>
  </message>
  <message>
   <source>Programs and scripts are shown in their folder.</source>
   <translation>Programme und Skripte werden in ihrem Ordner gezeigt.</translation>
  </message>
  <message>
   <source>Settings &gt; Privacy turns it on.</source>
   <translation>Einschalten unter Einstellungen &gt; Datenschutz.</translation>
  </message>
  <message>
   <source>Still looking… Esc stops it.</source>
   <translation>Es wird noch gesucht… Esc bricht ab.</translation>
  </message>
  <message>
   <source>They are never started from here.</source>
   <translation>Von hier aus werden sie nie gestartet.</translation>
  </message>
  <message>
   <source>This file was moved or deleted.</source>
   <translation>Diese Datei wurde verschoben oder gelöscht.</translation>
  </message>
 </context>
 <context>
  <name>SearchField</name>
  <message>
   <source>Clear</source>
   <translation>Leeren</translation>
  </message>
  <message>
   <source>Clear (Esc)</source>
   <translation>Leeren (Esc)</translation>
  </message>
  <message>
   <source>Ctrl K</source>
   <translation>Strg K</translation>
  </message>
  <message>
   <source>Search</source>
   <translation>Suche</translation>
  </message>
  <message>
   <source>Search by meaning, by words or by name</source>
   <translation>Nach Bedeutung, Wörtern oder Namen suchen</translation>
  </message>
 </context>
 <context>
  <name>SearchPage</name>
  <message>
   <source>Forget this search</source>
   <translation>Diese Suche vergessen</translation>
  </message>
  <message>
   <source>Preview</source>
   <translation>Vorschau</translation>
  </message>
  <message>
   <source>Save this search</source>
   <translation>Diese Suche speichern</translation>
  </message>
 </context>
 <context>
  <name>SettingRow</name>
  <message>
   <source>Reset</source>
   <translation>Zurücksetzen</translation>
  </message>
  <message>
   <source>Reset %1</source>
   <translation>%1 zurücksetzen</translation>
  </message>
  <message>
   <source>Use no shortcut</source>
   <translation>Kein Tastenkürzel verwenden</translation>
  </message>
 </context>
 <context>
  <name>SettingsPage</name>
  <message>
   <source>Clear</source>
   <translation>Leeren</translation>
  </message>
  <message>
   <source>Find a setting</source>
   <translation>Einstellung finden</translation>
  </message>
  <message>
   <source>Nothing found for “%1”</source>
   <translation>Nichts gefunden für „%1“</translation>
  </message>
  <message>
   <source>Settings</source>
   <translation>Einstellungen</translation>
  </message>
 </context>
 <context>
  <name>Sidebar</name>
  <message>
   <source>All actions</source>
   <translation>Alle Aktionen</translation>
  </message>
  <message>
   <source>Folders</source>
   <translation>Ordner</translation>
  </message>
  <message>
   <source>Recent</source>
   <translation>Zuletzt</translation>
  </message>
  <message>
   <source>Saved</source>
   <translation>Gespeichert</translation>
  </message>
  <message>
   <source>Search</source>
   <translation>Suche</translation>
  </message>
  <message>
   <source>Settings</source>
   <translation>Einstellungen</translation>
  </message>
  <message>
   <source>Tune</source>
   <translation>Anpassen</translation>
  </message>
  <message>
   <source>something to decide</source>
   <translation>etwas zu entscheiden</translation>
  </message>
 </context>
 <context>
  <name>Step</name>
  <message>
   <source>done</source>
   <translation>erledigt</translation>
  </message>
  <message>
   <source>now</source>
   <translation>jetzt</translation>
  </message>
  <message>
   <source>to come</source>
   <translation>steht noch bevor</translation>
  </message>
 </context>
 <context>
  <name>Strip</name>
  <message>
   <source>Dismiss</source>
   <translation>Ausblenden</translation>
  </message>
 </context>
 <context>
  <name>TableCanvas</name>
  <message>
   <source>Preview of the table</source>
   <translation>Vorschau der Tabelle</translation>
  </message>
 </context>
 <context>
  <name>TextCanvas</name>
  <message>
   <source>It gave no text.</source>
   <translation>Die Datei ergab keinen Text.</translation>
  </message>
  <message>
   <source>Its text is not read yet.</source>
   <translation>Der Text ist noch nicht gelesen.</translation>
  </message>
  <message>
   <source>Preview</source>
   <translation>Vorschau</translation>
  </message>
 </context>
 <context>
  <name>TrialSection</name>
  <message>
   <source>How a trial works</source>
   <translation>So funktioniert ein Probelauf</translation>
  </message>
  <message>
   <source>Neither</source>
   <translation>Keines von beiden</translation>
  </message>
  <message>
   <source>Present model</source>
   <translation>Jetziges Modell</translation>
  </message>
  <message>
   <source>Tuned model</source>
   <translation>Angepasstes Modell</translation>
  </message>
 </context>
 <context>
  <name>TunePage</name>
  <message>
   <source>%1 are freed. It cannot be brought back.</source>
   <translation>%1 werden frei. Das Modell lässt sich nicht zurückholen.</translation>
  </message>
  <message>
   <source>%1 would be forgotten for good. Files that came first because you opened them do so no longer; your files and searches by meaning stay.</source>
   <translation>Endgültig vergessen: %1. Dateien, die vorn standen, weil Sie sie geöffnet hatten, tun es dann nicht mehr; Ihre Dateien und die Suche nach Bedeutung bleiben.</translation>
  </message>
  <message>
   <source>Add the tuning pack</source>
   <translation>Anpassungspaket hinzufügen</translation>
  </message>
  <message>
   <source>All files</source>
   <translation>Alle Dateien</translation>
  </message>
  <message>
   <source>Delete</source>
   <translation>Löschen</translation>
  </message>
  <message>
   <source>Delete “%1”?</source>
   <translation>„%1“ löschen?</translation>
  </message>
  <message>
   <source>Every file in it is checked.</source>
   <translation>Jede Datei darin wird geprüft.</translation>
  </message>
  <message>
   <source>Everything else works without the tuning pack.</source>
   <translation>Alles andere geht auch ohne das Anpassungspaket.</translation>
  </message>
  <message>
   <source>Forget all of it</source>
   <translation>Alles vergessen</translation>
  </message>
  <message>
   <source>Forget all that is learned from?</source>
   <translation>Alles vergessen, woraus gelernt wird?</translation>
  </message>
  <message>
   <source>Forget it</source>
   <translation>Vergessen</translation>
  </message>
  <message>
   <source>Forget this search?</source>
   <translation>Diese Suche vergessen?</translation>
  </message>
  <message>
   <source>Honeyguide packs</source>
   <translation>Honeyguide-Pakete</translation>
  </message>
  <message>
   <source>Keep it</source>
   <translation>Behalten</translation>
  </message>
  <message>
   <source>Looking at what there is to learn from.</source>
   <translation>Es wird nachgesehen, woraus sich lernen lässt.</translation>
  </message>
  <message>
   <source>Stopped. Nothing was changed</source>
   <translation>Abgebrochen. Es wurde nichts geändert</translation>
  </message>
  <message>
   <source>The present model goes on answering.</source>
   <translation>Das jetzige Modell antwortet weiter.</translation>
  </message>
  <message>
   <source>There is nothing to learn from now. %1</source>
   <translation>Derzeit gibt es nichts, woraus sich lernen lässt. %1</translation>
  </message>
  <message>
   <source>Tune</source>
   <translation>Anpassen</translation>
  </message>
  <message>
   <source>What the tuned one has read is kept, in case you go on.</source>
   <translation>Was das angepasste gelesen hat, bleibt erhalten, falls Sie fortsetzen.</translation>
  </message>
  <message>
   <source>You can go on searching. The present model answers on.</source>
   <translation>Sie können weitersuchen. Das jetzige Modell antwortet weiter.</translation>
  </message>
  <message>
   <source>in use</source>
   <translation>in Gebrauch</translation>
  </message>
 </context>
 <context>
  <name>WelcomePage</name>
  <message>
   <source>%1 for %2</source>
   <translation>%1 für %2</translation>
  </message>
  <message>
   <source>Another folder…</source>
   <translation>Anderer Ordner…</translation>
  </message>
  <message>
   <source>Choose a folder…</source>
   <translation>Ordner wählen…</translation>
  </message>
  <message>
   <source>Choose what Honeyguide may read. Everything stays on this computer.</source>
   <translation>Wählen Sie, was Honeyguide lesen darf. Alles bleibt auf diesem Computer.</translation>
  </message>
  <message>
   <source>Counting…</source>
   <translation>Wird gezählt…</translation>
  </message>
  <message>
   <source>Find your own files by what they mean</source>
   <translation>Eigene Dateien nach ihrer Bedeutung finden</translation>
  </message>
  <message>
   <source>Just looking?</source>
   <translation>Nur mal sehen?</translation>
  </message>
  <message>
   <source>Measured on this computer. You can search by name and words at once.</source>
   <translation>Auf diesem Computer gemessen. Nach Namen und Wörtern können Sie sofort suchen.</translation>
  </message>
  <message>
   <source>Try it on the sample library: %1 letters, papers, notes and programs.</source>
   <translation>Die Beispielbibliothek ausprobieren: %1 Briefe, Fachartikel, Notizen und Programme.</translation>
  </message>
  <message>
   <source>Try the sample</source>
   <translation>Beispiel ausprobieren</translation>
  </message>
  <message>
   <source>You can search by name and words at once, and by meaning as it is read.</source>
   <translation>Nach Namen und Wörtern können Sie sofort suchen, nach Bedeutung, sobald gelesen ist.</translation>
  </message>
  <message>
   <source>or drop one anywhere in this window</source>
   <translation>oder einen irgendwo in dieses Fenster ziehen</translation>
  </message>
 </context>
 <context>
  <name>WhyPopover</name>
  <message>
   <source>Copy</source>
   <translation>Kopieren</translation>
  </message>
  <message>
   <source>Copy all values</source>
   <translation>Alle Werte kopieren</translation>
  </message>
  <message>
   <source>Expecting another file? Find out where it is…</source>
   <translation>Eine andere Datei erwartet? Herausfinden, wo sie ist…</translation>
  </message>
 </context>
 <context>
  <name>Workbench</name>
  <message>
   <source>Add a folder</source>
   <translation>Ordner hinzufügen</translation>
  </message>
  <message>
   <source>Another model answers now.</source>
   <translation>Jetzt antwortet ein anderes Modell.</translation>
  </message>
 </context>
 <context>
  <name>_CheckCell</name>
  <message>
   <source>failed</source>
   <translation>fehlgeschlagen</translation>
  </message>
  <message>
   <source>not looked at</source>
   <translation>nicht geprüft</translation>
  </message>
  <message>
   <source>not reached</source>
   <translation>nicht erreicht</translation>
  </message>
  <message>
   <source>passed</source>
   <translation>bestanden</translation>
  </message>
 </context>
 <context>
  <name>_GoingLine</name>
  <message>
   <source>Cancel</source>
   <translation>Abbrechen</translation>
  </message>
 </context>
 <context>
  <name>_TuneFrame</name>
  <message>
   <source>Add it from a file…</source>
   <translation>Aus einer Datei hinzufügen…</translation>
  </message>
  <message>
   <source>How long it takes here is measured the first time.</source>
   <translation>Wie lange es hier dauert, wird beim ersten Mal gemessen.</translation>
  </message>
  <message>
   <source>Learns your words from what you opened and marked.</source>
   <translation>Lernt Ihre Wörter aus dem, was Sie geöffnet und markiert haben.</translation>
  </message>
  <message>
   <source>Needs the tuning pack</source>
   <translation>Braucht das Anpassungspaket</translation>
  </message>
  <message>
   <source>Tune</source>
   <translation>Anpassen</translation>
  </message>
  <message>
   <source>What learns is large, so it comes as a file of its own beside Honeyguide. Everything else works without it.</source>
   <translation>Der lernende Teil ist groß und kommt deshalb als eigene Datei neben Honeyguide. Alles andere geht auch ohne ihn.</translation>
  </message>
 </context>
 <context>
  <name>wording</name>
  <message>
   <source>%1 MB; files of this kind are read up to %2 MB</source>
   <translation>%1 MB; Dateien dieser Art werden bis %2 MB gelesen</translation>
  </message>
  <message>
   <source>%1 MB; text files are read up to %2 MB</source>
   <translation>%1 MB; Textdateien werden bis %2 MB gelesen</translation>
  </message>
  <message>
   <source>%1 MB; the limit is %2 MB</source>
   <translation>%1 MB; die Grenze liegt bei %2 MB</translation>
  </message>
  <message>
   <source>%1 a second</source>
   <translation>%1 pro Sekunde</translation>
  </message>
  <message>
   <source>%1 and %2</source>
   <translation>%1 und %2</translation>
  </message>
  <message>
   <source>%1 and %2 done with results are kept.</source>
   <translation>%1 und %2 mit Ergebnissen sind gespeichert.</translation>
  </message>
  <message>
   <source>%1 are freed.</source>
   <translation>%1 werden frei.</translation>
  </message>
  <message>
   <source>%1 belongs to another program.</source>
   <translation>%1 gehört einem anderen Programm.</translation>
  </message>
  <message>
   <source>%1 by meaning</source>
   <translation>%1 nach Bedeutung</translation>
  </message>
  <message>
   <source>%1 cannot be watched, so it is looked through every 10 min.</source>
   <translation>%1 lässt sich nicht beobachten und wird deshalb alle 10 min durchgesehen.</translation>
  </message>
  <message>
   <source>%1 files so far</source>
   <translation>bisher %1 Dateien</translation>
  </message>
  <message>
   <source>%1 folders are no longer there.</source>
   <translation>%1 Ordner sind nicht mehr da.</translation>
  </message>
  <message>
   <source>%1 folders are not connected.</source>
   <translation>%1 Ordner sind nicht verbunden.</translation>
  </message>
  <message>
   <source>%1 folders cannot be watched, so they are looked through every 10 min.</source>
   <translation>%1 Ordner lassen sich nicht beobachten und werden deshalb alle 10 min durchgesehen.</translation>
  </message>
  <message>
   <source>%1 h ago</source>
   <translation>vor %1 h</translation>
  </message>
  <message>
   <source>%1 is %2 of %3</source>
   <translation>%1 steht an %2 Stelle von %3</translation>
  </message>
  <message>
   <source>%1 is in no folder that is read.</source>
   <translation>%1 liegt in keinem Ordner, der gelesen wird.</translation>
  </message>
  <message>
   <source>%1 is no longer there.</source>
   <translation>%1 ist nicht mehr da.</translation>
  </message>
  <message>
   <source>%1 is not connected.</source>
   <translation>%1 ist nicht verbunden.</translation>
  </message>
  <message>
   <source>%1 is not in the list</source>
   <translation>%1 steht nicht in der Liste</translation>
  </message>
  <message>
   <source>%1 left</source>
   <translation>noch %1</translation>
  </message>
  <message>
   <source>%1 min ago</source>
   <translation>vor %1 min</translation>
  </message>
  <message>
   <source>%1 of %2</source>
   <translation>%1 von %2</translation>
  </message>
  <message>
   <source>%1 of %2 are read by it already</source>
   <translation>%1 von %2 hat es schon gelesen</translation>
  </message>
  <message>
   <source>%1 of %2 are still in the first 5</source>
   <translation>%1 von %2 sind noch unter den ersten 5</translation>
  </message>
  <message>
   <source>%1 of %2 files</source>
   <translation>%1 von %2 Dateien</translation>
  </message>
  <message>
   <source>%1 of %2 passages are read.</source>
   <translation>%1 von %2 Textstellen sind gelesen.</translation>
  </message>
  <message>
   <source>%1 of %2 passages read</source>
   <translation>%1 von %2 Textstellen gelesen</translation>
  </message>
  <message>
   <source>%1 of %2 stayed the same. %3 The present model goes on answering.</source>
   <translation>%1 von %2 blieben gleich. %3 Das jetzige Modell antwortet weiter.</translation>
  </message>
  <message>
   <source>%1 of %2 stayed the same. None of them trained the model it was judged on.</source>
   <translation>%1 von %2 blieben gleich. Keine davon ging in das Training des Modells ein, an dem sie gemessen wurde.</translation>
  </message>
  <message>
   <source>%1 of %2 stayed the same. Tuned on %3.</source>
   <translation>%1 von %2 blieben gleich. Angepasst am %3.</translation>
  </message>
  <message>
   <source>%1 of %2, before %3</source>
   <translation>%1 von %2, vorher %3</translation>
  </message>
  <message>
   <source>%1 of folders, settings, feedback and models.</source>
   <translation>%1 mit Ordnern, Einstellungen, Rückmeldungen und Modellen.</translation>
  </message>
  <message>
   <source>%1 or %2</source>
   <translation>%1 oder %2</translation>
  </message>
  <message>
   <source>%1 pages without text, or only drawings</source>
   <translation>%1 Seiten ohne Text oder nur mit Zeichnungen</translation>
  </message>
  <message>
   <source>%1 pages, %2 of them pictures</source>
   <translation>%1 Seiten, davon %2 Bilder</translation>
  </message>
  <message>
   <source>%1 stay searchable and are shown in grey.</source>
   <translation>Weiter zu finden und grau dargestellt: %1.</translation>
  </message>
  <message>
   <source>%1 stay searchable until you say so.</source>
   <translation>Bis zur Bestätigung weiter zu finden: %1.</translation>
  </message>
  <message>
   <source>%1 still found, before %2</source>
   <translation>%1 noch gefunden, vorher %2</translation>
  </message>
  <message>
   <source>%1 times in 10</source>
   <translation>%1-mal in 10 Fällen</translation>
  </message>
  <message>
   <source>%1 to %2 in the trial</source>
   <translation>%1 zu %2 im Probelauf</translation>
  </message>
  <message>
   <source>%1 written to %2.</source>
   <translation>%1 nach %2 geschrieben.</translation>
  </message>
  <message>
   <source>%1, so it comes first.</source>
   <translation>%1, deshalb steht die Datei vorn.</translation>
  </message>
  <message>
   <source>%1nd</source>
   <translation>%1.</translation>
  </message>
  <message>
   <source>%1rd</source>
   <translation>%1.</translation>
  </message>
  <message>
   <source>%1st</source>
   <translation>%1.</translation>
  </message>
  <message>
   <source>%1th</source>
   <translation>%1.</translation>
  </message>
  <message>
   <source>%n check passed</source>
   <translation>%n Prüfung bestanden</translation>
  </message>
  <message>
   <source>%n checks passed</source>
   <translation>%n Prüfungen bestanden</translation>
  </message>
  <message>
   <source>%n copied passage</source>
   <translation>%n kopierte Textstelle</translation>
  </message>
  <message>
   <source>%n copied passages</source>
   <translation>%n kopierte Textstellen</translation>
  </message>
  <message>
   <source>%n core, giving way to others</source>
   <translation>%n Kern, andere haben Vorrang</translation>
  </message>
  <message>
   <source>%n cores, giving way to others</source>
   <translation>%n Kerne, andere haben Vorrang</translation>
  </message>
  <message>
   <source>%n day</source>
   <translation>%n Tag</translation>
  </message>
  <message>
   <source>%n days</source>
   <translation>%n Tage</translation>
  </message>
  <message>
   <source>%n different file</source>
   <translation>%n verschiedene Datei</translation>
  </message>
  <message>
   <source>%n different files</source>
   <translation>%n verschiedene Dateien</translation>
  </message>
  <message>
   <source>%n different search</source>
   <translation>%n verschiedene Suche</translation>
  </message>
  <message>
   <source>%n different searches</source>
   <translation>%n verschiedene Suchen</translation>
  </message>
  <message>
   <source>%n entries</source>
   <translation>%n Einträge</translation>
  </message>
  <message>
   <source>%n entry</source>
   <translation>%n Eintrag</translation>
  </message>
  <message>
   <source>%n file</source>
   <translation>%n Datei</translation>
  </message>
  <message>
   <source>%n file is not searchable</source>
   <translation>%n Datei ist nicht durchsuchbar</translation>
  </message>
  <message>
   <source>%n file waits</source>
   <translation>%n Datei wartet</translation>
  </message>
  <message>
   <source>%n files</source>
   <translation>%n Dateien</translation>
  </message>
  <message>
   <source>%n files are not searchable</source>
   <translation>%n Dateien sind nicht durchsuchbar</translation>
  </message>
  <message>
   <source>%n files wait</source>
   <translation>%n Dateien warten</translation>
  </message>
  <message>
   <source>%n folder</source>
   <translation>%n Ordner</translation>
  </message>
  <message>
   <source>%n folder is no longer there.</source>
   <translation>%n Ordner ist nicht mehr da.</translation>
  </message>
  <message>
   <source>%n folder is not connected.</source>
   <translation>%n Ordner ist nicht verbunden.</translation>
  </message>
  <message>
   <source>%n folders</source>
   <translation>%n Ordner</translation>
  </message>
  <message>
   <source>%n folders are no longer there.</source>
   <translation>%n Ordner sind nicht mehr da.</translation>
  </message>
  <message>
   <source>%n folders are not connected.</source>
   <translation>%n Ordner sind nicht verbunden.</translation>
  </message>
  <message>
   <source>%n month</source>
   <translation>%n Monat</translation>
  </message>
  <message>
   <source>%n months</source>
   <translation>%n Monate</translation>
  </message>
  <message>
   <source>%n more filter</source>
   <translation>%n weiterer Filter</translation>
  </message>
  <message>
   <source>%n more filters</source>
   <translation>%n weitere Filter</translation>
  </message>
  <message>
   <source>%n more search</source>
   <translation>%n weitere Suche</translation>
  </message>
  <message>
   <source>%n more search to go</source>
   <translation>Noch %n weitere Suche</translation>
  </message>
  <message>
   <source>%n more searches</source>
   <translation>%n weitere Suchen</translation>
  </message>
  <message>
   <source>%n more searches to go</source>
   <translation>Noch %n weitere Suchen</translation>
  </message>
  <message>
   <source>%n new search to go</source>
   <translation>Noch %n neue Suche</translation>
  </message>
  <message>
   <source>%n new searches to go</source>
   <translation>Noch %n neue Suchen</translation>
  </message>
  <message>
   <source>%n opened file</source>
   <translation>%n geöffnete Datei</translation>
  </message>
  <message>
   <source>%n opened files</source>
   <translation>%n geöffnete Dateien</translation>
  </message>
  <message>
   <source>%n passage</source>
   <translation>%n Textstelle</translation>
  </message>
  <message>
   <source>%n passages</source>
   <translation>%n Textstellen</translation>
  </message>
  <message>
   <source>%n place could not be looked into</source>
   <translation>%n Ort war nicht einsehbar</translation>
  </message>
  <message>
   <source>%n places could not be looked into</source>
   <translation>%n Orte waren nicht einsehbar</translation>
  </message>
  <message>
   <source>%n search</source>
   <translation>%n Suche</translation>
  </message>
  <message>
   <source>%n searches</source>
   <translation>%n Suchen</translation>
  </message>
  <message>
   <source>%n thing</source>
   <translation>%n Handlung</translation>
  </message>
  <message>
   <source>%n things</source>
   <translation>%n Handlungen</translation>
  </message>
  <message>
   <source>%n thumb</source>
   <translation>%n Daumen</translation>
  </message>
  <message>
   <source>%n thumbs</source>
   <translation>%n Daumen</translation>
  </message>
  <message>
   <source>%n week</source>
   <translation>%n Woche</translation>
  </message>
  <message>
   <source>%n weeks</source>
   <translation>%n Wochen</translation>
  </message>
  <message>
   <source>%n year</source>
   <translation>%n Jahr</translation>
  </message>
  <message>
   <source>%n years</source>
   <translation>%n Jahre</translation>
  </message>
  <message>
   <source>, %1 of %2</source>
   <translation>, %1 von %2</translation>
  </message>
  <message>
   <source>0 uses every core but leaves one free on machines with more than two. Holds from the next start.</source>
   <translation>0 nutzt alle Kerne, lässt aber auf Rechnern mit mehr als zweien einen frei. Gilt ab dem nächsten Start.</translation>
  </message>
  <message>
   <source>1 page without text, or only drawings</source>
   <translation>1 Seite ohne Text oder nur mit Zeichnungen</translation>
  </message>
  <message>
   <source>1 page, %1 of them pictures</source>
   <translation>1 Seite, davon %1 als Bild</translation>
  </message>
  <message>
   <source>1 time in %1</source>
   <translation>1-mal in %1 Fällen</translation>
  </message>
  <message>
   <source>A clearly better model passes in 1 of 12 tunes after 30 searches, in half of them after 240. A second verdict asks for more than the first, so waiting pays.</source>
   <translation>Ein deutlich besseres Modell besteht nach 30 Suchen bei 1 von 12 Anpassungen, nach 240 bei der Hälfte. Ein zweites Urteil verlangt mehr als das erste: Warten lohnt sich.</translation>
  </message>
  <message>
   <source>A file of the library is damaged.</source>
   <translation>Eine Datei der Bibliothek ist beschädigt.</translation>
  </message>
  <message>
   <source>A graphics processor tunes and then reads faster, where there is one that computes the same. Holds from the next start.</source>
   <translation>Ein Grafikprozessor stimmt schneller ab und liest danach schneller, wo es einen gibt, der dasselbe berechnet. Gilt ab dem nächsten Start.</translation>
  </message>
  <message>
   <source>A minus leaves out words, not filters, so “%1” was left out.</source>
   <translation>Ein Minus schließt Wörter aus, keine Filter, deshalb wurde „%1“ weggelassen.</translation>
  </message>
  <message>
   <source>A pattern of your own leaves it out, under Folders, What to leave out.</source>
   <translation>Ein eigenes Muster lässt sie aus, unter Ordner, Was ausgelassen wird.</translation>
  </message>
  <message>
   <source>A process that works for Honeyguide did not start, or ended early.</source>
   <translation>Ein Prozess, der für Honeyguide arbeitet, ist nicht gestartet oder vorzeitig beendet worden.</translation>
  </message>
  <message>
   <source>A quotation mark has no partner, so the words were searched.</source>
   <translation>Zu einem Anführungszeichen fehlt das zweite, deshalb wurden die Wörter gesucht.</translation>
  </message>
  <message>
   <source>A report lies on this computer; nothing was sent.</source>
   <translation>Ein Bericht liegt auf diesem Computer; nichts wurde gesendet.</translation>
  </message>
  <message>
   <source>A rule leaves it out: %1.</source>
   <translation>Eine Regel lässt sie aus: %1.</translation>
  </message>
  <message>
   <source>A search counts when you open, copy or mark one of its files; the same one once.</source>
   <translation>Eine Suche zählt, wenn Sie eine ihrer Dateien öffnen, kopieren oder markieren; dieselbe nur einmal.</translation>
  </message>
  <message>
   <source>A second look puts them into a better order.</source>
   <translation>Ein zweiter Blick bringt sie in eine bessere Reihenfolge.</translation>
  </message>
  <message>
   <source>A thumb down on a first result that is wrong counts as much.</source>
   <translation>Ein Daumen runter für ein falsches erstes Ergebnis zählt genauso viel.</translation>
  </message>
  <message>
   <source>A thumb up on the file you wanted counts more than an opened file.</source>
   <translation>Ein Daumen hoch für die gewünschte Datei zählt mehr als eine geöffnete Datei.</translation>
  </message>
  <message>
   <source>A trial follows a tune whose result is close.</source>
   <translation>Ein Probelauf folgt auf eine Anpassung mit knappem Ergebnis.</translation>
  </message>
  <message>
   <source>A trial goes on.</source>
   <translation>Ein Probelauf ist im Gange.</translation>
  </message>
  <message>
   <source>A tune goes on already.</source>
   <translation>Es läuft schon eine Anpassung.</translation>
  </message>
  <message>
   <source>A verdict is ready</source>
   <translation>Ein Urteil liegt vor</translation>
  </message>
  <message>
   <source>About</source>
   <translation>Info</translation>
  </message>
  <message>
   <source>About Honeyguide</source>
   <translation>Über Honeyguide</translation>
  </message>
  <message>
   <source>Add folder…</source>
   <translation>Ordner hinzufügen…</translation>
  </message>
  <message>
   <source>Adding the tuning pack, %1</source>
   <translation>Anpassungspaket wird hinzugefügt, %1</translation>
  </message>
  <message>
   <source>All of them can be found by meaning now.</source>
   <translation>Alle lassen sich jetzt nach Bedeutung finden.</translation>
  </message>
  <message>
   <source>Also leave out</source>
   <translation>Außerdem auslassen</translation>
  </message>
  <message>
   <source>An earlier tune, of %1.</source>
   <translation>Eine frühere Anpassung, vom %1.</translation>
  </message>
  <message>
   <source>Another Honeyguide has this library open.</source>
   <translation>Ein anderes Honeyguide hat diese Bibliothek geöffnet.</translation>
  </message>
  <message>
   <source>Another change or a backup goes on.</source>
   <translation>Eine andere Änderung oder eine Sicherung läuft noch.</translation>
  </message>
  <message>
   <source>Another model reads all passages again. Search goes on with the present one meanwhile.</source>
   <translation>Ein anderes Modell liest alle Textstellen neu. Die Suche läuft solange mit dem jetzigen weiter.</translation>
  </message>
  <message>
   <source>Appearance</source>
   <translation>Darstellung</translation>
  </message>
  <message>
   <source>Archives</source>
   <translation>Archive</translation>
  </message>
  <message>
   <source>Asked again too soon, luck would win in the end. So each verdict needs new ones.</source>
   <translation>Würde zu bald wieder gefragt, gewänne am Ende der Zufall. Deshalb braucht jedes Urteil neue Suchen.</translation>
  </message>
  <message>
   <source>Assistants</source>
   <translation>Assistenten</translation>
  </message>
  <message>
   <source>At the end your searches are compared once more over all files.</source>
   <translation>Am Ende werden Ihre Suchen noch einmal über alle Dateien verglichen.</translation>
  </message>
  <message>
   <source>Automatic</source>
   <translation>Automatisch</translation>
  </message>
  <message>
   <source>Back up</source>
   <translation>Sichern</translation>
  </message>
  <message>
   <source>Backup and care</source>
   <translation>Sicherung und Pflege</translation>
  </message>
  <message>
   <source>Before %1</source>
   <translation>Vor %1</translation>
  </message>
  <message>
   <source>Begin to type</source>
   <translation>Einfach lostippen</translation>
  </message>
  <message>
   <source>Below a folder; in:Work is a folder of that name anywhere</source>
   <translation>Unterhalb eines Ordners; in:Work ist ein Ordner dieses Namens an beliebiger Stelle</translation>
  </message>
  <message>
   <source>Below is the tune before it.</source>
   <translation>Unten steht die Anpassung davor.</translation>
  </message>
  <message>
   <source>Better in the trial: %1 to %2</source>
   <translation>Besser im Probelauf: %1 zu %2</translation>
  </message>
  <message>
   <source>Better on %1 headings and titles, worse on %2</source>
   <translation>Besser bei %1 Überschriften und Titeln, schlechter bei %2</translation>
  </message>
  <message>
   <source>Better on %1 of your searches, worse on %2</source>
   <translation>Besser bei %1 Ihrer Suchen, schlechter bei %2</translation>
  </message>
  <message>
   <source>Better on %1, worse on %2 of %3 searches.</source>
   <translation>Besser bei %1, schlechter bei %2 von %3 Suchen.</translation>
  </message>
  <message>
   <source>Both models answer every search, and their results stand in one list.</source>
   <translation>Beide Modelle beantworten jede Suche, und ihre Ergebnisse stehen in einer Liste.</translation>
  </message>
  <message>
   <source>Building its index</source>
   <translation>Index wird aufgebaut</translation>
  </message>
  <message>
   <source>By Tesseract, where it is installed. A page takes some seconds.</source>
   <translation>Mit Tesseract, wo es installiert ist. Eine Seite dauert einige Sekunden.</translation>
  </message>
  <message>
   <source>By meaning</source>
   <translation>Nach Bedeutung</translation>
  </message>
  <message>
   <source>By words</source>
   <translation>Nach Wörtern</translation>
  </message>
  <message>
   <source>By words only for now: the index is being rebuilt.</source>
   <translation>Vorerst nur nach Wörtern: Der Index wird neu aufgebaut.</translation>
  </message>
  <message>
   <source>By words only for now: the model is not ready.</source>
   <translation>Vorerst nur nach Wörtern: Das Modell ist noch nicht bereit.</translation>
  </message>
  <message>
   <source>Caches and passing files: downloads under way, backups and swap files of editors</source>
   <translation>Zwischenspeicher und flüchtige Dateien: laufende Downloads, Sicherungs- und Swap-Dateien von Editoren</translation>
  </message>
  <message>
   <source>Cancel</source>
   <translation>Abbrechen</translation>
  </message>
  <message>
   <source>Changed between; also today, yesterday, 7d, 2w, 3m</source>
   <translation>Geändert dazwischen; auch today, yesterday, 7d, 2w, 3m</translation>
  </message>
  <message>
   <source>Checking it</source>
   <translation>Wird geprüft</translation>
  </message>
  <message>
   <source>Choose a file…</source>
   <translation>Datei wählen…</translation>
  </message>
  <message>
   <source>Choose a result</source>
   <translation>Ein Ergebnis wählen</translation>
  </message>
  <message>
   <source>Choose another shortcut.</source>
   <translation>Bitte ein anderes Tastenkürzel wählen.</translation>
  </message>
  <message>
   <source>Chosen, but close reading is off.</source>
   <translation>Gewählt, aber genaues Lesen ist aus.</translation>
  </message>
  <message>
   <source>Clear the field</source>
   <translation>Das Feld leeren</translation>
  </message>
  <message>
   <source>Close</source>
   <translation>Schließen</translation>
  </message>
  <message>
   <source>Close in meaning, and it has %1 in it.</source>
   <translation>Nah in der Bedeutung, und die Datei enthält %1.</translation>
  </message>
  <message>
   <source>Close in meaning, though none of the words are in it.</source>
   <translation>Nah in der Bedeutung, auch wenn die Datei keines der Wörter enthält.</translation>
  </message>
  <message>
   <source>Code</source>
   <translation>Code</translation>
  </message>
  <message>
   <source>Colours</source>
   <translation>Farben</translation>
  </message>
  <message>
   <source>Copy</source>
   <translation>Kopieren</translation>
  </message>
  <message>
   <source>Copy passage</source>
   <translation>Textstelle kopieren</translation>
  </message>
  <message>
   <source>Copy path</source>
   <translation>Pfad kopieren</translation>
  </message>
  <message>
   <source>Damaged</source>
   <translation>Beschädigt</translation>
  </message>
  <message>
   <source>Dark</source>
   <translation>Dunkel</translation>
  </message>
  <message>
   <source>Days it is remembered</source>
   <translation>Merkdauer in Tagen</translation>
  </message>
  <message>
   <source>Delete</source>
   <translation>Löschen</translation>
  </message>
  <message>
   <source>Delete it</source>
   <translation>Löschen</translation>
  </message>
  <message>
   <source>Delete “%1”?</source>
   <translation>„%1“ löschen?</translation>
  </message>
  <message>
   <source>Delete…</source>
   <translation>Löschen…</translation>
  </message>
  <message>
   <source>Deleting</source>
   <translation>Wird gelöscht</translation>
  </message>
  <message>
   <source>Deutsch</source>
   <translation>Deutsch</translation>
  </message>
  <message>
   <source>Different searches. Ten times the same one counts once.</source>
   <translation>Verschiedene Suchen. Zehnmal dieselbe zählt einmal.</translation>
  </message>
  <message>
   <source>Disks of virtual machines</source>
   <translation>Festplatten virtueller Maschinen</translation>
  </message>
  <message>
   <source>Do this there or close it.</source>
   <translation>Bitte dort erledigen oder es schließen.</translation>
  </message>
  <message>
   <source>Documents</source>
   <translation>Dokumente</translation>
  </message>
  <message>
   <source>Each search is judged by a model that never saw it.</source>
   <translation>Jede Suche wird mit einem Modell beurteilt, das sie nie gesehen hat.</translation>
  </message>
  <message>
   <source>Either of two words is enough</source>
   <translation>Eines von zwei Wörtern genügt</translation>
  </message>
  <message>
   <source>English</source>
   <translation>English</translation>
  </message>
  <message>
   <source>Exactly these words, in this order</source>
   <translation>Genau diese Wörter, in dieser Reihenfolge</translation>
  </message>
  <message>
   <source>Files are found by name at once.</source>
   <translation>Dateien sind nach Namen sofort zu finden.</translation>
  </message>
  <message>
   <source>Files by their own words</source>
   <translation>Dateien nach ihren eigenen Wörtern</translation>
  </message>
  <message>
   <source>Files that were just changed are read all the same.</source>
   <translation>Gerade geänderte Dateien werden trotzdem gelesen.</translation>
  </message>
  <message>
   <source>Files you opened before come first when you ask for the same thing again. This needs no tuning.</source>
   <translation>Dateien, die Sie schon einmal geöffnet haben, stehen vorn, wenn Sie dasselbe wieder suchen. Dafür ist keine Anpassung nötig.</translation>
  </message>
  <message>
   <source>Filters</source>
   <translation>Filter</translation>
  </message>
  <message>
   <source>Finish an operator, such as type: or in:</source>
   <translation>Einen Operator vervollständigen, etwa type: oder in:</translation>
  </message>
  <message>
   <source>First place right</source>
   <translation>Erster Platz richtig</translation>
  </message>
  <message>
   <source>First reads your %1 again</source>
   <translation>Liest zuerst Ihre %1 neu</translation>
  </message>
  <message>
   <source>First reads your %1 again, %2</source>
   <translation>Liest zuerst Ihre %1 neu, %2</translation>
  </message>
  <message>
   <source>Folders</source>
   <translation>Ordner</translation>
  </message>
  <message>
   <source>Folders and files, one a line, whatever is allowed around them.</source>
   <translation>Ordner und Dateien, eine Angabe pro Zeile, egal was ringsum erlaubt ist.</translation>
  </message>
  <message>
   <source>Folders, one a line. An AI assistant that is connected through honeyguide mcp finds passages of what is in them, and of nothing else.</source>
   <translation>Ordner, einer pro Zeile. Ein KI-Assistent, der über honeyguide mcp verbunden ist, findet Textstellen aus ihrem Inhalt und aus nichts anderem.</translation>
  </message>
  <message>
   <source>For an hour</source>
   <translation>Für eine Stunde</translation>
  </message>
  <message>
   <source>Forget</source>
   <translation>Vergessen</translation>
  </message>
  <message>
   <source>Forget %1 and what you did with their results?</source>
   <translation>%1 vergessen, samt dem, was Sie mit den Ergebnissen getan haben?</translation>
  </message>
  <message>
   <source>Forget the files of %1</source>
   <translation>Die Dateien von %1 vergessen</translation>
  </message>
  <message>
   <source>Forget the missing files</source>
   <translation>Die fehlenden Dateien vergessen</translation>
  </message>
  <message>
   <source>Forget this folder</source>
   <translation>Diesen Ordner vergessen</translation>
  </message>
  <message>
   <source>Forget this search…</source>
   <translation>Diese Suche vergessen…</translation>
  </message>
  <message>
   <source>Found by its name, which has %1 in it.</source>
   <translation>Gefunden nach dem Namen, der %1 enthält.</translation>
  </message>
  <message>
   <source>Found by its name.</source>
   <translation>Gefunden nach dem Namen.</translation>
  </message>
  <message>
   <source>Found by its name. It gave no text.</source>
   <translation>Gefunden nach dem Namen. Die Datei ergab keinen Text.</translation>
  </message>
  <message>
   <source>Found by its name. Its text is not read yet.</source>
   <translation>Gefunden nach dem Namen. Der Text ist noch nicht gelesen.</translation>
  </message>
  <message>
   <source>Found with “%1”</source>
   <translation>Gefunden mit „%1“</translation>
  </message>
  <message>
   <source>Free space</source>
   <translation>Freier Speicherplatz</translation>
  </message>
  <message>
   <source>From %1, %2 and %3, all kept on this computer.</source>
   <translation>Grundlage: %1, %2 und %3, alles auf diesem Computer gespeichert.</translation>
  </message>
  <message>
   <source>From you</source>
   <translation>Von Ihnen</translation>
  </message>
  <message>
   <source>Gather your searches</source>
   <translation>Ihre Suchen sammeln</translation>
  </message>
  <message>
   <source>Gathered %n search</source>
   <translation>%n Suche gesammelt</translation>
  </message>
  <message>
   <source>Gathered %n searches</source>
   <translation>%n Suchen gesammelt</translation>
  </message>
  <message>
   <source>General</source>
   <translation>Allgemein</translation>
  </message>
  <message>
   <source>General questions</source>
   <translation>Allgemeine Fragen</translation>
  </message>
  <message>
   <source>Give a key of the desktop the command honeyguide --toggle.</source>
   <translation>Legen Sie im Desktop den Befehl honeyguide --toggle auf eine Taste.</translation>
  </message>
  <message>
   <source>Give up</source>
   <translation>Verwerfen</translation>
  </message>
  <message>
   <source>Giving up what was half built</source>
   <translation>Halb Aufgebautes wird verworfen</translation>
  </message>
  <message>
   <source>Go back to the model before</source>
   <translation>Zum vorigen Modell zurückkehren</translation>
  </message>
  <message>
   <source>Go on</source>
   <translation>Fortsetzen</translation>
  </message>
  <message>
   <source>Go on…</source>
   <translation>Fortsetzen…</translation>
  </message>
  <message>
   <source>Go to the search field</source>
   <translation>Zum Suchfeld</translation>
  </message>
  <message>
   <source>Going back to the model before</source>
   <translation>Rückkehr zum vorigen Modell</translation>
  </message>
  <message>
   <source>Gone</source>
   <translation>Nicht mehr da</translation>
  </message>
  <message>
   <source>Groups of rules under Folders, What to leave out.</source>
   <translation>Gruppen von Regeln unter Ordner, Was ausgelassen wird.</translation>
  </message>
  <message>
   <source>Half built: %1 of %2 passages are read.</source>
   <translation>Halb aufgebaut: %1 von %2 Textstellen sind gelesen.</translation>
  </message>
  <message>
   <source>Help</source>
   <translation>Hilfe</translation>
  </message>
  <message>
   <source>Hidden files and folders are left out.</source>
   <translation>Versteckte Dateien und Ordner werden ausgelassen.</translation>
  </message>
  <message>
   <source>Hidden files and folders, whose names begin with a dot</source>
   <translation>Versteckte Dateien und Ordner, deren Name mit einem Punkt beginnt</translation>
  </message>
  <message>
   <source>Hide</source>
   <translation>Ausblenden</translation>
  </message>
  <message>
   <source>Hide the small window after opening a file</source>
   <translation>Das kleine Fenster nach dem Öffnen einer Datei ausblenden</translation>
  </message>
  <message>
   <source>Honeyguide</source>
   <translation>Honeyguide</translation>
  </message>
  <message>
   <source>Honeyguide backup %1</source>
   <translation>Honeyguide-Sicherung %1</translation>
  </message>
  <message>
   <source>Honeyguide can now learn from what you opened and marked, and prove whether it helped.</source>
   <translation>Honeyguide kann jetzt aus dem lernen, was Sie geöffnet und markiert haben, und nachweisen, ob es geholfen hat.</translation>
  </message>
  <message>
   <source>Honeyguide can prepare it anew.</source>
   <translation>Honeyguide kann es neu vorbereiten.</translation>
  </message>
  <message>
   <source>Honeyguide cannot write to its own folder, so nothing new is read.</source>
   <translation>Honeyguide kann nicht in seinen eigenen Ordner schreiben; Neues wird nicht gelesen.</translation>
  </message>
  <message>
   <source>Honeyguide cannot write to its own folder.</source>
   <translation>Honeyguide kann nicht in seinen eigenen Ordner schreiben.</translation>
  </message>
  <message>
   <source>Honeyguide starts again and reads your files anew. What you made stays.</source>
   <translation>Honeyguide startet neu und liest Ihre Dateien noch einmal. Was Sie angelegt haben, bleibt.</translation>
  </message>
  <message>
   <source>Honeyguide stopped while reading it, twice</source>
   <translation>Honeyguide wurde beim Lesen zweimal beendet</translation>
  </message>
  <message>
   <source>How much words and meaning count is fitted to what you open, without a tune.</source>
   <translation>Wie viel Wörter und Bedeutung zählen, richtet sich nach dem, was Sie öffnen, auch ohne Anpassung.</translation>
  </message>
  <message>
   <source>If you take it, your files are read again, %1. That takes %2 for a while.</source>
   <translation>Wenn Sie es übernehmen, werden Ihre Dateien neu gelesen, %1. Das braucht eine Zeit lang %2.</translation>
  </message>
  <message>
   <source>If you take it, your files are read again. That takes %1 for a while.</source>
   <translation>Wenn Sie es übernehmen, werden Ihre Dateien neu gelesen. Das braucht eine Zeit lang %1.</translation>
  </message>
  <message>
   <source>Images</source>
   <translation>Bilder</translation>
  </message>
  <message>
   <source>In the name of the file</source>
   <translation>Im Namen der Datei</translation>
  </message>
  <message>
   <source>In the trial it did not win by more than luck.</source>
   <translation>Im Probelauf gewann es nicht deutlicher als durch Zufall.</translation>
  </message>
  <message>
   <source>Index</source>
   <translation>Index</translation>
  </message>
  <message>
   <source>Input/output error</source>
   <translation>Ein-/Ausgabefehler</translation>
  </message>
  <message>
   <source>It belongs to Honeyguide's own data.</source>
   <translation>Die Datei gehört zu Honeyguides eigenen Daten.</translation>
  </message>
  <message>
   <source>It can be found by its name.</source>
   <translation>Sie ist nach ihrem Namen zu finden.</translation>
  </message>
  <message>
   <source>It changed after the start of %1.</source>
   <translation>Die Datei wurde nach Beginn von %1 geändert.</translation>
  </message>
  <message>
   <source>It changed before %1.</source>
   <translation>Die Datei wurde vor %1 geändert.</translation>
  </message>
  <message>
   <source>It does not have “%1” word by word.</source>
   <translation>Die Datei enthält „%1“ nicht Wort für Wort.</translation>
  </message>
  <message>
   <source>It ends when one model is ahead by more than luck. Then you decide.</source>
   <translation>Er endet, wenn ein Modell deutlicher führt, als es der Zufall könnte. Dann entscheiden Sie.</translation>
  </message>
  <message>
   <source>It gave no text: %1.</source>
   <translation>Die Datei ergab keinen Text: %1.</translation>
  </message>
  <message>
   <source>It harms what is found today.</source>
   <translation>Es schadet dem, was heute gefunden wird.</translation>
  </message>
  <message>
   <source>It has %1 in it.</source>
   <translation>Enthält %1.</translation>
  </message>
  <message>
   <source>It has to end or be stopped before the next tune.</source>
   <translation>Er muss vor der nächsten Anpassung enden oder beendet werden.</translation>
  </message>
  <message>
   <source>It has to end or be stopped first.</source>
   <translation>Sie muss erst enden oder angehalten werden.</translation>
  </message>
  <message>
   <source>It has to win by more than luck, and what you find today must stay found.</source>
   <translation>Es muss deutlicher gewinnen, als es der Zufall könnte, und was Sie heute finden, muss auffindbar bleiben.</translation>
  </message>
  <message>
   <source>It has “%1”, which was to be left out.</source>
   <translation>Die Datei enthält „%1“, das nicht vorkommen sollte.</translation>
  </message>
  <message>
   <source>It is a link; what it leads to counts by itself.</source>
   <translation>Das ist eine Verknüpfung; ihr Ziel zählt für sich.</translation>
  </message>
  <message>
   <source>It is at %1 and would have to begin anew. Nothing else is lost.</source>
   <translation>Sie steht bei %1 und müsste von vorn beginnen. Sonst geht nichts verloren.</translation>
  </message>
  <message>
   <source>It is kept in the cloud only.</source>
   <translation>Die Datei liegt nur in der Cloud.</translation>
  </message>
  <message>
   <source>It is not in %1.</source>
   <translation>Die Datei liegt nicht in %1.</translation>
  </message>
  <message>
   <source>It is not in the chosen folder.</source>
   <translation>Die Datei liegt nicht im gewählten Ordner.</translation>
  </message>
  <message>
   <source>It is prepared anew from what came with Honeyguide, about 20 s.</source>
   <translation>Es wird aus dem, was mit Honeyguide kam, neu vorbereitet, etwa 20 s.</translation>
  </message>
  <message>
   <source>It is read, but too far from this question to be in the list.</source>
   <translation>Die Datei ist gelesen, aber zu weit von dieser Frage entfernt, um in der Liste zu stehen.</translation>
  </message>
  <message>
   <source>It is rebuilt; until then search goes by words only.</source>
   <translation>Er wird neu aufgebaut; bis dahin geht die Suche nur nach Wörtern.</translation>
  </message>
  <message>
   <source>It is sound. Honeyguide starts again and reads your files anew.</source>
   <translation>Sie ist unversehrt. Honeyguide startet neu und liest Ihre Dateien noch einmal.</translation>
  </message>
  <message>
   <source>It learned from something that was forgotten since.</source>
   <translation>Es lernte aus etwas, das seitdem vergessen wurde.</translation>
  </message>
  <message>
   <source>It passes the filters; the file changed last comes first.</source>
   <translation>Die Datei erfüllt die Filter; die zuletzt geänderte steht vorn.</translation>
  </message>
  <message>
   <source>It reads %1 first: %2 of reading, %3 on the disk. The present model answers until then, and is kept for 14 days.</source>
   <translation>Es liest zuerst %1: %2 Lesezeit, %3 auf der Festplatte. Bis dahin antwortet das jetzige Modell; es bleibt 14 Tage erhalten.</translation>
  </message>
  <message>
   <source>It reads search and passage side by side and puts the first results into a better order.</source>
   <translation>Es liest Suche und Textstelle nebeneinander und bringt die ersten Ergebnisse in eine bessere Reihenfolge.</translation>
  </message>
  <message>
   <source>It was not there at the last look. Ctrl+Shift+F5 looks again.</source>
   <translation>Beim letzten Nachsehen war sie nicht da. Strg+Umschalt+F5 sieht erneut nach.</translation>
  </message>
  <message>
   <source>It was not touched.</source>
   <translation>Sie wurde nicht angerührt.</translation>
  </message>
  <message>
   <source>Its %1 are forgotten in 10 s.</source>
   <translation>In 10 s vergessen: %1.</translation>
  </message>
  <message>
   <source>Its author is not %1.</source>
   <translation>Als Absender oder Verfasser ist nicht %1 genannt.</translation>
  </message>
  <message>
   <source>Its best passage has %1 but not %2.</source>
   <translation>Die beste Textstelle enthält %1, aber nicht %2.</translation>
  </message>
  <message>
   <source>Its best passage has %1.</source>
   <translation>Die beste Textstelle enthält %1.</translation>
  </message>
  <message>
   <source>Its best passage has none of the words.</source>
   <translation>Die beste Textstelle enthält keines der Wörter.</translation>
  </message>
  <message>
   <source>Its files stay searchable until you forget it.</source>
   <translation>Seine Dateien sind zu finden, bis Sie ihn vergessen lassen.</translation>
  </message>
  <message>
   <source>Its folder is missing, so it cannot be used.</source>
   <translation>Sein Ordner fehlt, deshalb lässt es sich nicht verwenden.</translation>
  </message>
  <message>
   <source>Its model is no longer here, so it cannot be used.</source>
   <translation>Das Modell dazu ist nicht mehr hier, deshalb lässt es sich nicht verwenden.</translation>
  </message>
  <message>
   <source>Its name does not have “%1”.</source>
   <translation>Der Name enthält „%1“ nicht.</translation>
  </message>
  <message>
   <source>Its name has %1.</source>
   <translation>Der Name enthält %1.</translation>
  </message>
  <message>
   <source>Its text is not read yet. Until then it can be found by its name.</source>
   <translation>Der Text ist noch nicht gelesen. Bis dahin ist die Datei nach ihrem Namen zu finden.</translation>
  </message>
  <message>
   <source>Keep it</source>
   <translation>Behalten</translation>
  </message>
  <message>
   <source>Keep running</source>
   <translation>Weiterlaufen</translation>
  </message>
  <message>
   <source>Keep the present one</source>
   <translation>Das jetzige behalten</translation>
  </message>
  <message>
   <source>Keep what is here</source>
   <translation>Behalten, was hier ist</translation>
  </message>
  <message>
   <source>Language</source>
   <translation>Sprache</translation>
  </message>
  <message>
   <source>Larger PDFs, office files and archives are found by their name only.</source>
   <translation>Größere PDFs, Office-Dateien und Archive sind nur nach ihrem Namen zu finden.</translation>
  </message>
  <message>
   <source>Larger text files are found by their name only.</source>
   <translation>Größere Textdateien sind nur nach ihrem Namen zu finden.</translation>
  </message>
  <message>
   <source>Largest other file, in MB</source>
   <translation>Größte andere Datei, in MB</translation>
  </message>
  <message>
   <source>Largest text file, in MB</source>
   <translation>Größte Textdatei, in MB</translation>
  </message>
  <message>
   <source>Learn from headings and titles</source>
   <translation>Aus Überschriften und Titeln lernen</translation>
  </message>
  <message>
   <source>Learned from headings and titles, judged by those that were held out.</source>
   <translation>Gelernt aus Überschriften und Titeln, beurteilt anhand der zurückgehaltenen.</translation>
  </message>
  <message>
   <source>Leave out</source>
   <translation>Auslassen</translation>
  </message>
  <message>
   <source>Left out, because it is Honeyguide's own data.</source>
   <translation>Ausgelassen, weil es zu Honeyguides eigenen Daten gehört.</translation>
  </message>
  <message>
   <source>Left out, because it is a link; what it leads to counts by itself.</source>
   <translation>Ausgelassen, weil es eine Verknüpfung ist; ihr Ziel zählt für sich.</translation>
  </message>
  <message>
   <source>Left out, because it is kept in the cloud only.</source>
   <translation>Ausgelassen, weil es nur in der Cloud liegt.</translation>
  </message>
  <message>
   <source>Left out, because of “%1” (%2).</source>
   <translation>Ausgelassen wegen „%1“ (%2).</translation>
  </message>
  <message>
   <source>Left out, because of “%1” (in %2).</source>
   <translation>Ausgelassen wegen „%1“ (in %2).</translation>
  </message>
  <message>
   <source>Less motion</source>
   <translation>Weniger Bewegung</translation>
  </message>
  <message>
   <source>Let the model before answer again (Ctrl+Alt+Z)</source>
   <translation>Wieder das vorige Modell antworten lassen (Strg+Alt+Z)</translation>
  </message>
  <message>
   <source>Let “%1” answer?</source>
   <translation>„%1“ antworten lassen?</translation>
  </message>
  <message>
   <source>Light</source>
   <translation>Hell</translation>
  </message>
  <message>
   <source>Like “%1”. Esc goes back.</source>
   <translation>Ähnlich wie „%1“. Esc führt zurück.</translation>
  </message>
  <message>
   <source>Locked with a password</source>
   <translation>Mit einem Passwort geschützt</translation>
  </message>
  <message>
   <source>Look again</source>
   <translation>Erneut nachsehen</translation>
  </message>
  <message>
   <source>Look for changes now</source>
   <translation>Jetzt nach Änderungen sehen</translation>
  </message>
  <message>
   <source>Look for damage</source>
   <translation>Auf Schäden prüfen</translation>
  </message>
  <message>
   <source>Look for harm</source>
   <translation>Auf Nachteile prüfen</translation>
  </message>
  <message>
   <source>Looked through every 10 min</source>
   <translation>Wird alle 10 min durchgesehen</translation>
  </message>
  <message>
   <source>Looking through your folders.</source>
   <translation>Ihre Ordner werden durchgesehen.</translation>
  </message>
  <message>
   <source>Luck alone could have done this.</source>
   <translation>Das hätte auch der Zufall allein schaffen können.</translation>
  </message>
  <message>
   <source>Luck would do this %1.</source>
   <translation>Der Zufall würde das %1 schaffen.</translation>
  </message>
  <message>
   <source>MMMM yyyy</source>
   <translation>MMMM yyyy</translation>
  </message>
  <message>
   <source>Mail</source>
   <translation>E-Mail</translation>
  </message>
  <message>
   <source>Mail from somebody, or a document's author</source>
   <translation>E-Mails von jemandem oder wer ein Dokument verfasst hat</translation>
  </message>
  <message>
   <source>Make searches from headings and titles</source>
   <translation>Suchen aus Überschriften und Titeln bilden</translation>
  </message>
  <message>
   <source>Mean gain %1 nDCG@10. Files moved up: %2 (p = %3, level %4, %5 decisions before).</source>
   <translation>Mittlerer Gewinn %1 nDCG@10. Dateien rückten nach vorn: %2 (p = %3, Niveau %4, zuvor entschieden: %5).</translation>
  </message>
  <message>
   <source>Meaning is added when it is back.</source>
   <translation>Die Bedeutung kommt hinzu, sobald es wieder da ist.</translation>
  </message>
  <message>
   <source>Measuring how long it takes</source>
   <translation>Es wird gemessen, wie lange es dauert</translation>
  </message>
  <message>
   <source>Models</source>
   <translation>Modelle</translation>
  </message>
  <message>
   <source>More like this</source>
   <translation>Mehr wie das</translation>
  </message>
  <message>
   <source>More than luck</source>
   <translation>Mehr als Zufall</translation>
  </message>
  <message>
   <source>Most files are missing</source>
   <translation>Die meisten Dateien fehlen</translation>
  </message>
  <message>
   <source>Most of %1 folders is gone at once. Are they moved or deleted?</source>
   <translation>Das meiste aus %1 Ordnern ist auf einmal weg. Verschoben oder gelöscht?</translation>
  </message>
  <message>
   <source>Most of %1 is gone at once. Is it moved or deleted?</source>
   <translation>Das meiste aus %1 ist auf einmal weg. Verschoben oder gelöscht?</translation>
  </message>
  <message>
   <source>Most of the files went missing at once. If they lie on a disk that is not connected, they come back with it. They stay searchable until you confirm in the menu of this folder that they are gone.</source>
   <translation>Die meisten Dateien fehlen auf einmal. Liegen sie auf einem Laufwerk, das nicht verbunden ist, kommen sie mit ihm zurück. Sie bleiben auffindbar, bis im Menü dieses Ordners bestätigt wird, dass sie weg sind.</translation>
  </message>
  <message>
   <source>Needed too much memory</source>
   <translation>Brauchte zu viel Arbeitsspeicher</translation>
  </message>
  <message>
   <source>Needs no searches. It is judged by those that were held out.</source>
   <translation>Braucht keine Suchen. Beurteilt wird anhand der zurückgehaltenen.</translation>
  </message>
  <message>
   <source>Next pane</source>
   <translation>Nächster Bereich</translation>
  </message>
  <message>
   <source>Next passage</source>
   <translation>Nächste Textstelle</translation>
  </message>
  <message>
   <source>No clear gain in the trial: %1 to %2</source>
   <translation>Kein klarer Gewinn im Probelauf: %1 zu %2</translation>
  </message>
  <message>
   <source>No clear gain, so nothing was changed</source>
   <translation>Kein klarer Gewinn, deshalb wurde nichts geändert</translation>
  </message>
  <message>
   <source>No file can be written there.</source>
   <translation>Dort kann keine Datei geschrieben werden.</translation>
  </message>
  <message>
   <source>No file comes up for everything</source>
   <translation>Keine Datei taucht überall auf</translation>
  </message>
  <message>
   <source>No file that assistants may see is known at that place.</source>
   <translation>An dieser Stelle ist keine Datei bekannt, die Assistenten sehen dürfen.</translation>
  </message>
  <message>
   <source>No folder is allowed for assistants yet.</source>
   <translation>Noch ist kein Ordner für Assistenten erlaubt.</translation>
  </message>
  <message>
   <source>No library is open</source>
   <translation>Keine Bibliothek ist geöffnet</translation>
  </message>
  <message>
   <source>No permission</source>
   <translation>Keine Berechtigung</translation>
  </message>
  <message>
   <source>No row says which model it came from, so that only what you wanted counts.</source>
   <translation>Keine Zeile sagt, von welchem Modell sie stammt; so zählt nur, was Sie wollten.</translation>
  </message>
  <message>
   <source>No such pack was added here.</source>
   <translation>Ein solches Paket wurde hier nicht hinzugefügt.</translation>
  </message>
  <message>
   <source>No text inside</source>
   <translation>Kein Text enthalten</translation>
  </message>
  <message>
   <source>No text was read from that file.</source>
   <translation>Aus dieser Datei wurde kein Text gelesen.</translation>
  </message>
  <message>
   <source>Not a kind that can be read</source>
   <translation>Kein lesbarer Dateityp</translation>
  </message>
  <message>
   <source>Not a plain file</source>
   <translation>Keine gewöhnliche Datei</translation>
  </message>
  <message>
   <source>Not connected</source>
   <translation>Nicht verbunden</translation>
  </message>
  <message>
   <source>Not enough to judge, so nothing was changed</source>
   <translation>Nicht genug für ein Urteil, deshalb wurde nichts geändert</translation>
  </message>
  <message>
   <source>Not for this search</source>
   <translation>Nicht für diese Suche</translation>
  </message>
  <message>
   <source>Not for this search, marked</source>
   <translation>Nicht für diese Suche, markiert</translation>
  </message>
  <message>
   <source>Not in any of your folders.</source>
   <translation>In keinem Ihrer Ordner.</translation>
  </message>
  <message>
   <source>Not looked through yet</source>
   <translation>Noch nicht durchgesehen</translation>
  </message>
  <message>
   <source>Not more than luck</source>
   <translation>Nicht mehr als Zufall</translation>
  </message>
  <message>
   <source>Not on this computer: %1.</source>
   <translation>Nicht auf diesem Computer: %1.</translation>
  </message>
  <message>
   <source>Noted. It will come first next time.</source>
   <translation>Gemerkt. Beim nächsten Mal steht sie vorn.</translation>
  </message>
  <message>
   <source>Noted. Lower for searches like this.</source>
   <translation>Gemerkt. Bei ähnlichen Suchen weiter unten.</translation>
  </message>
  <message>
   <source>Notes</source>
   <translation>Notizen</translation>
  </message>
  <message>
   <source>Nothing else is nearer to what was asked.</source>
   <translation>Nichts anderes ist näher an dem, was gefragt war.</translation>
  </message>
  <message>
   <source>Nothing for “%1”.</source>
   <translation>Nichts zu „%1“.</translation>
  </message>
  <message>
   <source>Nothing is kept.</source>
   <translation>Nichts ist gespeichert.</translation>
  </message>
  <message>
   <source>Nothing is like “%1” yet. Esc goes back.</source>
   <translation>Noch ist nichts ähnlich wie „%1“. Esc führt zurück.</translation>
  </message>
  <message>
   <source>Nothing new is read.</source>
   <translation>Neues wird nicht gelesen.</translation>
  </message>
  <message>
   <source>Nothing on this computer opens that kind of file.</source>
   <translation>Nichts auf diesem Computer öffnet diesen Dateityp.</translation>
  </message>
  <message>
   <source>Nothing was added.</source>
   <translation>Es wurde nichts hinzugefügt.</translation>
  </message>
  <message>
   <source>Nothing was changed, and search goes on as before.</source>
   <translation>Es wurde nichts geändert, und die Suche läuft weiter wie bisher.</translation>
  </message>
  <message>
   <source>Nothing was changed.</source>
   <translation>Es wurde nichts geändert.</translation>
  </message>
  <message>
   <source>Nothing was changed; add the one that came with this version.</source>
   <translation>Es wurde nichts geändert; bitte das Paket hinzufügen, das mit dieser Version kam.</translation>
  </message>
  <message>
   <source>Nothing was changed; fetch it once more.</source>
   <translation>Es wurde nichts geändert; bitte noch einmal herunterladen.</translation>
  </message>
  <message>
   <source>Nothing was changed; your files are untouched.</source>
   <translation>Es wurde nichts geändert; Ihre Dateien sind unberührt.</translation>
  </message>
  <message>
   <source>Of %1 searches with both models, %2 went to the tuned one, %3 to the present one, %4 to neither.</source>
   <translation>Von %1 Suchen mit beiden Modellen gingen %2 an das angepasste, %3 an das jetzige und %4 an keines von beiden.</translation>
  </message>
  <message>
   <source>Of the files that match, the one changed last comes first.</source>
   <translation>Von den passenden Dateien steht die zuletzt geänderte vorn.</translation>
  </message>
  <message>
   <source>Of the searches that tell, as many got worse as better.</source>
   <translation>Von den aussagekräftigen Suchen wurden ebenso viele schlechter wie besser.</translation>
  </message>
  <message>
   <source>Off: it stays until you press Esc.</source>
   <translation>Aus: Es bleibt, bis Sie Esc drücken.</translation>
  </message>
  <message>
   <source>Old finds</source>
   <translation>Alte Funde</translation>
  </message>
  <message>
   <source>Old finds stay</source>
   <translation>Alte Funde bleiben</translation>
  </message>
  <message>
   <source>Older searches are forgotten for good. 0 keeps them until you forget them.</source>
   <translation>Ältere Suchen werden endgültig vergessen. 0 behält sie, bis Sie sie vergessen lassen.</translation>
  </message>
  <message>
   <source>Older than %1</source>
   <translation>Älter als %1</translation>
  </message>
  <message>
   <source>On battery, so reading waits.</source>
   <translation>Akkubetrieb, deshalb wartet das Lesen.</translation>
  </message>
  <message>
   <source>One a line: pdf: okular --page {page} {path}, or py, md: code --goto {path}:{line}. Without one, common programs are known; others open the file at its beginning.</source>
   <translation>Eine Angabe pro Zeile: pdf: okular --page {page} {path}, oder py, md: code --goto {path}:{line}. Ohne Angabe sind gängige Programme bekannt; andere öffnen die Datei an ihrem Anfang.</translation>
  </message>
  <message>
   <source>One kind: pdf, doc, sheet, slides, notes, code, mail, web, image; or an ending</source>
   <translation>Ein Dateityp: pdf, doc, sheet, slides, notes, code, mail, web, image; oder eine Endung</translation>
  </message>
  <message>
   <source>Open</source>
   <translation>Öffnen</translation>
  </message>
  <message>
   <source>Open Honeyguide</source>
   <translation>Honeyguide öffnen</translation>
  </message>
  <message>
   <source>Open at line %1</source>
   <translation>In Zeile %1 öffnen</translation>
  </message>
  <message>
   <source>Open at page %1</source>
   <translation>Auf Seite %1 öffnen</translation>
  </message>
  <message>
   <source>Open the folder</source>
   <translation>Ordner öffnen</translation>
  </message>
  <message>
   <source>Open the small search window</source>
   <translation>Das kleine Suchfenster öffnen</translation>
  </message>
  <message>
   <source>Opening files</source>
   <translation>Dateien öffnen</translation>
  </message>
  <message>
   <source>Opens hidden and begins watching your folders.</source>
   <translation>Startet verborgen und beobachtet Ihre Ordner.</translation>
  </message>
  <message>
   <source>Opens the small search window over any program. Where the desktop does not allow that, give a key of the desktop the command honeyguide --toggle.</source>
   <translation>Öffnet das kleine Suchfenster über jedem Programm. Wo der Desktop das nicht zulässt, legen Sie dort den Befehl honeyguide --toggle auf eine Taste.</translation>
  </message>
  <message>
   <source>Operation not permitted</source>
   <translation>Vorgang nicht erlaubt</translation>
  </message>
  <message>
   <source>Other</source>
   <translation>Andere</translation>
  </message>
  <message>
   <source>Over all your files the gain did not hold.</source>
   <translation>Über alle Ihre Dateien hielt der Gewinn nicht stand.</translation>
  </message>
  <message>
   <source>PDF</source>
   <translation>PDF</translation>
  </message>
  <message>
   <source>Pages</source>
   <translation>Seiten</translation>
  </message>
  <message>
   <source>Partly not connected</source>
   <translation>Teilweise nicht verbunden</translation>
  </message>
  <message>
   <source>Passages found by meaning</source>
   <translation>Nach Bedeutung gefundene Textstellen</translation>
  </message>
  <message>
   <source>Passages stay apart</source>
   <translation>Textstellen bleiben getrennt</translation>
  </message>
  <message>
   <source>Passages stay where they were</source>
   <translation>Textstellen bleiben, wo sie waren</translation>
  </message>
  <message>
   <source>Past %1</source>
   <translation>Höchstens %1 alt</translation>
  </message>
  <message>
   <source>Patterns as in .gitignore, one a line: for example *.log or Private/.</source>
   <translation>Muster wie in .gitignore, eines pro Zeile: zum Beispiel *.log oder Private/.</translation>
  </message>
  <message>
   <source>Pause</source>
   <translation>Anhalten</translation>
  </message>
  <message>
   <source>Pause or resume reading</source>
   <translation>Lesen anhalten oder fortsetzen</translation>
  </message>
  <message>
   <source>Pause reading</source>
   <translation>Lesen anhalten</translation>
  </message>
  <message>
   <source>Performance</source>
   <translation>Leistung</translation>
  </message>
  <message>
   <source>Perhaps better: %1 to %2</source>
   <translation>Vielleicht besser: %1 zu %2</translation>
  </message>
  <message>
   <source>Permission denied</source>
   <translation>Zugriff verweigert</translation>
  </message>
  <message>
   <source>Preparing</source>
   <translation>Wird vorbereitet</translation>
  </message>
  <message>
   <source>Preparing the index.</source>
   <translation>Der Index wird vorbereitet.</translation>
  </message>
  <message>
   <source>Preparing the model for this computer</source>
   <translation>Das Modell wird für diesen Computer vorbereitet</translation>
  </message>
  <message>
   <source>Preview</source>
   <translation>Vorschau</translation>
  </message>
  <message>
   <source>Previous pane</source>
   <translation>Voriger Bereich</translation>
  </message>
  <message>
   <source>Previous passage</source>
   <translation>Vorige Textstelle</translation>
  </message>
  <message>
   <source>Privacy</source>
   <translation>Datenschutz</translation>
  </message>
  <message>
   <source>Private keys</source>
   <translation>Private Schlüssel</translation>
  </message>
  <message>
   <source>Processor</source>
   <translation>Prozessor</translation>
  </message>
  <message>
   <source>Processor cores used for reading</source>
   <translation>Prozessorkerne zum Lesen</translation>
  </message>
  <message>
   <source>Programs that open a file at its page or line</source>
   <translation>Programme, die eine Datei auf ihrer Seite oder in ihrer Zeile öffnen</translation>
  </message>
  <message>
   <source>Put back</source>
   <translation>Wieder aufnehmen</translation>
  </message>
  <message>
   <source>Put this backup in the place of what is here?</source>
   <translation>Was hier ist, durch diese Sicherung ersetzen?</translation>
  </message>
  <message>
   <source>Quick search</source>
   <translation>Schnellsuche</translation>
  </message>
  <message>
   <source>Quit</source>
   <translation>Beenden</translation>
  </message>
  <message>
   <source>Read anyway</source>
   <translation>Trotzdem lesen</translation>
  </message>
  <message>
   <source>Read closely</source>
   <translation>Genau gelesen</translation>
  </message>
  <message>
   <source>Read it</source>
   <translation>Lesen</translation>
  </message>
  <message>
   <source>Read the first results closely</source>
   <translation>Die ersten Ergebnisse genau lesen</translation>
  </message>
  <message>
   <source>Read the words in pictures and scans</source>
   <translation>Die Wörter in Bildern und Scans lesen</translation>
  </message>
  <message>
   <source>Reading</source>
   <translation>Lesen</translation>
  </message>
  <message>
   <source>Reading is paused.</source>
   <translation>Das Lesen ist angehalten.</translation>
  </message>
  <message>
   <source>Reading makes room while you work and other programs need the processor.</source>
   <translation>Das Lesen macht Platz, während Sie arbeiten und andere Programme den Prozessor brauchen.</translation>
  </message>
  <message>
   <source>Reading stopped</source>
   <translation>Lesen abgebrochen</translation>
  </message>
  <message>
   <source>Reading with the tuned model, %1</source>
   <translation>Lesen mit dem angepassten Modell, %1</translation>
  </message>
  <message>
   <source>Reading, %1 left</source>
   <translation>Wird gelesen, noch %1</translation>
  </message>
  <message>
   <source>Ready to tune</source>
   <translation>Bereit zum Anpassen</translation>
  </message>
  <message>
   <source>Remember what I open</source>
   <translation>Merken, was ich öffne</translation>
  </message>
  <message>
   <source>Rest harmed</source>
   <translation>Der Rest nahm Schaden</translation>
  </message>
  <message>
   <source>Rest unharmed</source>
   <translation>Der Rest nahm keinen Schaden</translation>
  </message>
  <message>
   <source>Restore and start again</source>
   <translation>Wiederherstellen und neu starten</translation>
  </message>
  <message>
   <source>Results</source>
   <translation>Ergebnisse</translation>
  </message>
  <message>
   <source>Resume</source>
   <translation>Fortsetzen</translation>
  </message>
  <message>
   <source>Resume reading</source>
   <translation>Lesen fortsetzen</translation>
  </message>
  <message>
   <source>Right file first in %1 of %2 kept-aside searches, with the present model in %3.</source>
   <translation>Richtige Datei vorn bei %1 von %2 zurückgehaltenen Suchen, mit dem jetzigen Modell bei %3.</translation>
  </message>
  <message>
   <source>Rows change places at once, and nothing turns.</source>
   <translation>Zeilen wechseln ihren Platz sofort, und nichts dreht sich.</translation>
  </message>
  <message>
   <source>Rules that are switched off</source>
   <translation>Ausgeschaltete Regeln</translation>
  </message>
  <message>
   <source>Save this search, or forget it</source>
   <translation>Diese Suche speichern oder vergessen</translation>
  </message>
  <message>
   <source>Scans and pictures</source>
   <translation>Scans und Bilder</translation>
  </message>
  <message>
   <source>Score the present model</source>
   <translation>Das jetzige Modell bewerten</translation>
  </message>
  <message>
   <source>Score what it learned</source>
   <translation>Das Gelernte bewerten</translation>
  </message>
  <message>
   <source>Scored the present model</source>
   <translation>Das jetzige Modell bewertet</translation>
  </message>
  <message>
   <source>Scored what it learned</source>
   <translation>Das Gelernte bewertet</translation>
  </message>
  <message>
   <source>Search</source>
   <translation>Suche</translation>
  </message>
  <message>
   <source>Search again</source>
   <translation>Erneut suchen</translation>
  </message>
  <message>
   <source>Search as you always do. Which model’s results you open from is counted.</source>
   <translation>Suchen Sie wie immer. Gezählt wird, aus den Ergebnissen welches Modells Sie öffnen.</translation>
  </message>
  <message>
   <source>Search goes by words until it is ready.</source>
   <translation>Bis er bereit ist, geht die Suche nach Wörtern.</translation>
  </message>
  <message>
   <source>Search goes on.</source>
   <translation>Die Suche läuft weiter.</translation>
  </message>
  <message>
   <source>Search goes on. Make room on that disk, or let it be written to, and start again.</source>
   <translation>Die Suche geht weiter. Schaffen Sie Platz auf dem Datenträger oder heben Sie den Schreibschutz auf, und starten Sie neu.</translation>
  </message>
  <message>
   <source>Search goes on; new files are found by their names.</source>
   <translation>Die Suche läuft weiter; neue Dateien sind nach ihrem Namen zu finden.</translation>
  </message>
  <message>
   <source>Searchable by name and words now; by meaning as it is read.</source>
   <translation>Nach Namen und Wörtern sofort zu finden; nach Bedeutung, sobald es gelesen ist.</translation>
  </message>
  <message>
   <source>Searchable by name and words now; by meaning in %1.</source>
   <translation>Nach Namen und Wörtern sofort zu finden; nach Bedeutung in %1.</translation>
  </message>
  <message>
   <source>Searches and what you open from them stay on this machine, and are learned from.</source>
   <translation>Suchen und was Sie daraus öffnen bleiben auf diesem Rechner; daraus wird gelernt.</translation>
  </message>
  <message>
   <source>Searches for %n more file to go</source>
   <translation>Es fehlen noch Suchen zu %n weiterer Datei</translation>
  </message>
  <message>
   <source>Searches for %n more files to go</source>
   <translation>Es fehlen noch Suchen zu %n weiteren Dateien</translation>
  </message>
  <message>
   <source>Search…</source>
   <translation>Suchen…</translation>
  </message>
  <message>
   <source>Secrets: private keys, key stores, password databases</source>
   <translation>Geheimnisse: private Schlüssel, Schlüsselspeicher, Passwortdatenbanken</translation>
  </message>
  <message>
   <source>Settings</source>
   <translation>Einstellungen</translation>
  </message>
  <message>
   <source>Settings…</source>
   <translation>Einstellungen…</translation>
  </message>
  <message>
   <source>Sheets</source>
   <translation>Tabellen</translation>
  </message>
  <message>
   <source>Shortcut from anywhere</source>
   <translation>Tastenkürzel von überall</translation>
  </message>
  <message>
   <source>Shortcuts</source>
   <translation>Tastenkürzel</translation>
  </message>
  <message>
   <source>Show</source>
   <translation>Anzeigen</translation>
  </message>
  <message>
   <source>Show %n earlier one</source>
   <translation>%n frühere anzeigen</translation>
  </message>
  <message>
   <source>Show %n earlier ones</source>
   <translation>%n frühere anzeigen</translation>
  </message>
  <message>
   <source>Show all %1 in the main window</source>
   <translation>Alle %1 im Hauptfenster anzeigen</translation>
  </message>
  <message>
   <source>Show all in the main window</source>
   <translation>Alle im Hauptfenster anzeigen</translation>
  </message>
  <message>
   <source>Show in folder</source>
   <translation>Im Ordner anzeigen</translation>
  </message>
  <message>
   <source>Show the fix</source>
   <translation>Abhilfe anzeigen</translation>
  </message>
  <message>
   <source>Show the folders</source>
   <translation>Ordner anzeigen</translation>
  </message>
  <message>
   <source>Show you the difference</source>
   <translation>Den Unterschied zeigen</translation>
  </message>
  <message>
   <source>Sidebar</source>
   <translation>Seitenleiste</translation>
  </message>
  <message>
   <source>Since %1</source>
   <translation>Seit %1</translation>
  </message>
  <message>
   <source>Slides</source>
   <translation>Folien</translation>
  </message>
  <message>
   <source>Something went wrong in Honeyguide last time.</source>
   <translation>Beim letzten Mal ist in Honeyguide etwas schiefgegangen.</translation>
  </message>
  <message>
   <source>Start Honeyguide with --profile and a folder on this computer.</source>
   <translation>Bitte Honeyguide mit --profile und einem Ordner auf diesem Computer starten.</translation>
  </message>
  <message>
   <source>Start Honeyguide with --profile and a folder.</source>
   <translation>Starten Sie Honeyguide mit --profile und einem Ordner.</translation>
  </message>
  <message>
   <source>Start tuning</source>
   <translation>Anpassung starten</translation>
  </message>
  <message>
   <source>Start when I sign in</source>
   <translation>Beim Anmelden starten</translation>
  </message>
  <message>
   <source>Start with %n folder</source>
   <translation>Mit %n Ordner beginnen</translation>
  </message>
  <message>
   <source>Start with %n folders</source>
   <translation>Mit %n Ordnern beginnen</translation>
  </message>
  <message>
   <source>Starting and closing</source>
   <translation>Starten und Schließen</translation>
  </message>
  <message>
   <source>Stop</source>
   <translation>Stoppen</translation>
  </message>
  <message>
   <source>Stop the trial</source>
   <translation>Probelauf beenden</translation>
  </message>
  <message>
   <source>Stopped the reader</source>
   <translation>Hat das Lesen abgebrochen</translation>
  </message>
  <message>
   <source>Stopped, nothing of it is kept.</source>
   <translation>Nach einem Abbruch bleibt nichts davon.</translation>
  </message>
  <message>
   <source>Stopped.</source>
   <translation>Abgebrochen.</translation>
  </message>
  <message>
   <source>Stopping</source>
   <translation>Wird gestoppt</translation>
  </message>
  <message>
   <source>Stopping takes up to 2 seconds and changes nothing.</source>
   <translation>Das Stoppen dauert bis zu 2 Sekunden und ändert nichts.</translation>
  </message>
  <message>
   <source>Switching</source>
   <translation>Es wird gewechselt</translation>
  </message>
  <message>
   <source>System</source>
   <translation>System</translation>
  </message>
  <message>
   <source>System follows the desktop, also when it changes.</source>
   <translation>System folgt dem Desktop, auch wenn er wechselt.</translation>
  </message>
  <message>
   <source>System follows the desktop. A change shows from the next start.</source>
   <translation>System folgt dem Desktop. Eine Änderung zeigt sich ab dem nächsten Start.</translation>
  </message>
  <message>
   <source>Take a backup in</source>
   <translation>Sicherung einspielen</translation>
  </message>
  <message>
   <source>Take back: %1</source>
   <translation>Zurücknehmen: %1</translation>
  </message>
  <message>
   <source>Taken back.</source>
   <translation>Zurückgenommen.</translation>
  </message>
  <message>
   <source>Tell me when something I started is done</source>
   <translation>Bescheid geben, wenn etwas von mir Gestartetes fertig ist</translation>
  </message>
  <message>
   <source>Tesseract could not be started</source>
   <translation>Tesseract ließ sich nicht starten</translation>
  </message>
  <message>
   <source>Tesseract could not read it</source>
   <translation>Tesseract konnte sie nicht lesen</translation>
  </message>
  <message>
   <source>That collection has too few queries for it.</source>
   <translation>Diese Sammlung hat dafür zu wenige Anfragen.</translation>
  </message>
  <message>
   <source>That file cannot be restored.</source>
   <translation>Diese Datei lässt sich nicht wiederherstellen.</translation>
  </message>
  <message>
   <source>That file gave no text.</source>
   <translation>Diese Datei ergab keinen Text.</translation>
  </message>
  <message>
   <source>That file holds no feedback to take in.</source>
   <translation>Diese Datei enthält keine Rückmeldungen zum Einspielen.</translation>
  </message>
  <message>
   <source>That file holds no pack that can be added.</source>
   <translation>Diese Datei enthält kein Paket, das sich hinzufügen lässt.</translation>
  </message>
  <message>
   <source>That file was moved or deleted since it was read.</source>
   <translation>Diese Datei wurde verschoben oder gelöscht, seit sie gelesen wurde.</translation>
  </message>
  <message>
   <source>That folder holds no judged collection.</source>
   <translation>Dieser Ordner enthält keine beurteilte Sammlung.</translation>
  </message>
  <message>
   <source>That folder is not in the library.</source>
   <translation>Dieser Ordner ist nicht in der Bibliothek.</translation>
  </message>
  <message>
   <source>That folder is not there.</source>
   <translation>Diesen Ordner gibt es nicht.</translation>
  </message>
  <message>
   <source>That is a file, not a folder.</source>
   <translation>Das ist eine Datei, kein Ordner.</translation>
  </message>
  <message>
   <source>That lies in something that assistants are denied.</source>
   <translation>Das liegt in etwas, das Assistenten verwehrt ist.</translation>
  </message>
  <message>
   <source>That model is damaged or missing, so it cannot be used.</source>
   <translation>Dieses Modell ist beschädigt oder fehlt, deshalb kann es nicht benutzt werden.</translation>
  </message>
  <message>
   <source>That pack belongs to another Honeyguide.</source>
   <translation>Dieses Paket gehört zu einem anderen Honeyguide.</translation>
  </message>
  <message>
   <source>That passage is found by words only.</source>
   <translation>Diese Textstelle ist nur nach Wörtern zu finden.</translation>
  </message>
  <message>
   <source>That value cannot be used.</source>
   <translation>Dieser Wert ist nicht möglich.</translation>
  </message>
  <message>
   <source>The backup is in %1.</source>
   <translation>Die Sicherung liegt in %1.</translation>
  </message>
  <message>
   <source>The close reading took too long, so this is the first order.</source>
   <translation>Das genaue Lesen dauerte zu lange, deshalb ist das die erste Reihenfolge.</translation>
  </message>
  <message>
   <source>The disk did not do what it was told.</source>
   <translation>Die Festplatte tat nicht, was sie sollte.</translation>
  </message>
  <message>
   <source>The disk is full, so nothing can be written.</source>
   <translation>Der Datenträger ist voll, also kann nichts geschrieben werden.</translation>
  </message>
  <message>
   <source>The filter for %1 leaves it out.</source>
   <translation>Der Filter für %1 schließt sie aus.</translation>
  </message>
  <message>
   <source>The first reading, a verdict of Tune, a full disk; only while no window is in front.</source>
   <translation>Das erste Lesen, ein Urteil unter „Anpassen“, eine volle Festplatte; nur solange kein Fenster vorn ist.</translation>
  </message>
  <message>
   <source>The first results are read closely now.</source>
   <translation>Die ersten Ergebnisse werden jetzt genau gelesen.</translation>
  </message>
  <message>
   <source>The first values come with the training.</source>
   <translation>Die ersten Werte kommen mit dem Training.</translation>
  </message>
  <message>
   <source>The folder was renamed, moved or deleted. Its files stay searchable until you forget it in its menu. If it comes back, it is read as before.</source>
   <translation>Der Ordner wurde umbenannt, verschoben oder gelöscht. Seine Dateien sind zu finden, bis Sie ihn in seinem Menü vergessen lassen. Kommt er zurück, wird er gelesen wie zuvor.</translation>
  </message>
  <message>
   <source>The gain is too small.</source>
   <translation>Der Gewinn ist zu klein.</translation>
  </message>
  <message>
   <source>The index is built anew; search goes by words until then.</source>
   <translation>Der Index wird neu aufgebaut; bis dahin geht die Suche nach Wörtern.</translation>
  </message>
  <message>
   <source>The index was damaged.</source>
   <translation>Der Index war beschädigt.</translation>
  </message>
  <message>
   <source>The library cannot lie there: that is a file, or lies in one.</source>
   <translation>Dort kann die Bibliothek nicht liegen: Das ist eine Datei oder liegt in einer.</translation>
  </message>
  <message>
   <source>The library lies on a network share, where it would be damaged.</source>
   <translation>Die Bibliothek liegt auf einer Netzwerkfreigabe, wo sie Schaden nehmen würde.</translation>
  </message>
  <message>
   <source>The list shows it as %1, which has nearly the same text.</source>
   <translation>Die Liste zeigt sie als %1, mit fast demselben Text.</translation>
  </message>
  <message>
   <source>The list shows it as %1, which has the same text.</source>
   <translation>Die Liste zeigt sie als %1, mit demselben Text.</translation>
  </message>
  <message>
   <source>The machine is busy, so reading waits.</source>
   <translation>Der Rechner ist ausgelastet, deshalb wartet das Lesen.</translation>
  </message>
  <message>
   <source>The model gave a result that cannot be used.</source>
   <translation>Das Modell gab ein Ergebnis, das sich nicht verwenden lässt.</translation>
  </message>
  <message>
   <source>The model in use cannot be loaded, so search goes by words only.</source>
   <translation>Das Modell in Gebrauch lässt sich nicht laden, deshalb geht die Suche nur nach Wörtern.</translation>
  </message>
  <message>
   <source>The model is damaged, so search goes by words only.</source>
   <translation>Das Modell ist beschädigt, deshalb geht die Suche nur nach Wörtern.</translation>
  </message>
  <message>
   <source>The model is not there, so search goes by words only.</source>
   <translation>Das Modell ist nicht da, deshalb geht die Suche nur nach Wörtern.</translation>
  </message>
  <message>
   <source>The model that finds by meaning</source>
   <translation>Das Modell, das nach Bedeutung findet</translation>
  </message>
  <message>
   <source>The model that reads closely</source>
   <translation>Das Modell, das genau liest</translation>
  </message>
  <message>
   <source>The next reading goes back to Honeyguide's own.</source>
   <translation>Das nächste Lesen kehrt zum eigenen Modell von Honeyguide zurück.</translation>
  </message>
  <message>
   <source>The one before is kept until %1.</source>
   <translation>Das vorige bleibt bis zum %1 erhalten.</translation>
  </message>
  <message>
   <source>The person allows one with `honeyguide mcp allow FOLDER`, or in Settings, Assistants.</source>
   <translation>Erlauben lässt sich einer mit `honeyguide mcp allow FOLDER` oder unter Einstellungen, Assistenten.</translation>
  </message>
  <message>
   <source>The present model goes on answering.</source>
   <translation>Das jetzige Modell antwortet weiter.</translation>
  </message>
  <message>
   <source>The present model stays.</source>
   <translation>Das jetzige Modell bleibt.</translation>
  </message>
  <message>
   <source>The present one stays in use.</source>
   <translation>Das jetzige bleibt in Gebrauch.</translation>
  </message>
  <message>
   <source>The present one stays in use. Delete that one and import it again, or tune anew.</source>
   <translation>Das jetzige bleibt in Gebrauch. Löschen Sie jenes und importieren Sie es erneut, oder stimmen Sie neu ab.</translation>
  </message>
  <message>
   <source>The program's own</source>
   <translation>Das mitgelieferte</translation>
  </message>
  <message>
   <source>The report</source>
   <translation>Der Bericht</translation>
  </message>
  <message>
   <source>The search is very long, so only its beginning was used.</source>
   <translation>Die Suche ist sehr lang, deshalb wurde nur ihr Anfang verwendet.</translation>
  </message>
  <message>
   <source>The searches led to too few files.</source>
   <translation>Die Suchen führten zu zu wenigen Dateien.</translation>
  </message>
  <message>
   <source>The system does not let more folders be watched. This command raises the limit, until the next start of the computer: %1</source>
   <translation>Das System lässt keine weiteren Ordner beobachten. Dieser Befehl hebt die Grenze an, bis zum nächsten Start des Computers: %1</translation>
  </message>
  <message>
   <source>The system's own folders</source>
   <translation>Die Ordner des Systems</translation>
  </message>
  <message>
   <source>The tune is paused</source>
   <translation>Die Anpassung ist angehalten</translation>
  </message>
  <message>
   <source>The tuned model answers since %1.</source>
   <translation>Das angepasste Modell antwortet seit %1.</translation>
  </message>
  <message>
   <source>The tuned model answers.</source>
   <translation>Das angepasste Modell antwortet.</translation>
  </message>
  <message>
   <source>The tuning pack is not installed.</source>
   <translation>Das Anpassungspaket ist nicht installiert.</translation>
  </message>
  <message>
   <source>Their files stay searchable until you forget them.</source>
   <translation>Ihre Dateien sind zu finden, bis Sie sie vergessen lassen.</translation>
  </message>
  <message>
   <source>Then both answer, and what you open decides. It can be stopped at any time.</source>
   <translation>Dann antworten beide, und was Sie öffnen, entscheidet. Es lässt sich jederzeit beenden.</translation>
  </message>
  <message>
   <source>There are too few searches to judge a tuned model by.</source>
   <translation>Es gibt zu wenige Suchen, um ein angepasstes Modell zu beurteilen.</translation>
  </message>
  <message>
   <source>There is no %1, so the date was left out.</source>
   <translation>%1 gibt es nicht, deshalb wurde das Datum weggelassen.</translation>
  </message>
  <message>
   <source>There is no earlier model to go back to.</source>
   <translation>Es gibt kein früheres Modell, zu dem sich zurückkehren ließe.</translation>
  </message>
  <message>
   <source>There is no such file.</source>
   <translation>Eine solche Datei gibt es nicht.</translation>
  </message>
  <message>
   <source>There is no such model.</source>
   <translation>Ein solches Modell gibt es nicht.</translation>
  </message>
  <message>
   <source>There is no tuned model to use.</source>
   <translation>Es gibt kein angepasstes Modell zum Verwenden.</translation>
  </message>
  <message>
   <source>There is not enough space on the disk.</source>
   <translation>Auf der Festplatte ist nicht genug Platz.</translation>
  </message>
  <message>
   <source>There is nothing to try.</source>
   <translation>Es gibt nichts zu erproben.</translation>
  </message>
  <message>
   <source>There were too few searches to judge it by.</source>
   <translation>Es gab zu wenige Suchen, um es zu beurteilen.</translation>
  </message>
  <message>
   <source>They lead to %1 files so far. With fewer than %2, it would learn files, not words.</source>
   <translation>Sie führen bisher zu %1 Dateien. Mit weniger als %2 würde es Dateien lernen, nicht Wörter.</translation>
  </message>
  <message>
   <source>They were forgotten, became too old, or their files changed. A new tune is judged by those that are there.</source>
   <translation>Sie wurden vergessen, sind zu alt geworden, oder ihre Dateien haben sich geändert. Eine neue Anpassung wird an denen gemessen, die da sind.</translation>
  </message>
  <message>
   <source>This account may not open that place.</source>
   <translation>Dieses Konto darf diesen Ort nicht öffnen.</translation>
  </message>
  <message>
   <source>This desktop gives no program a key from anywhere.</source>
   <translation>Dieser Desktop gibt Programmen keine Taste, die überall gilt.</translation>
  </message>
  <message>
   <source>This file was moved or deleted a moment ago.</source>
   <translation>Diese Datei wurde gerade eben verschoben oder gelöscht.</translation>
  </message>
  <message>
   <source>This is the whole report: lines of the program, no names and no words of yours. It was sent nowhere; you can send it to whoever helps you.</source>
   <translation>Das ist der ganze Bericht: Zeilen des Programms, keine Namen und keine Ihrer Wörter. Er wurde nirgendwohin gesendet; Sie können ihn an jemanden senden, der Ihnen hilft.</translation>
  </message>
  <message>
   <source>This is what I wanted</source>
   <translation>Das wollte ich</translation>
  </message>
  <message>
   <source>This is what I wanted, marked</source>
   <translation>Das wollte ich, markiert</translation>
  </message>
  <message>
   <source>This library belongs to a newer Honeyguide.</source>
   <translation>Diese Bibliothek gehört zu einem neueren Honeyguide.</translation>
  </message>
  <message>
   <source>This model cannot be deleted.</source>
   <translation>Dieses Modell lässt sich nicht löschen.</translation>
  </message>
  <message>
   <source>This model cannot be used here.</source>
   <translation>Dieses Modell lässt sich hier nicht verwenden.</translation>
  </message>
  <message>
   <source>Today</source>
   <translation>Heute</translation>
  </message>
  <message>
   <source>Too few are left of the searches that the tuned model was judged by.</source>
   <translation>Von den Suchen, an denen das angepasste Modell gemessen wurde, sind zu wenige übrig.</translation>
  </message>
  <message>
   <source>Too large</source>
   <translation>Zu groß</translation>
  </message>
  <message>
   <source>Too many folders to watch, so %1 is looked through every 10 min.</source>
   <translation>Zu viele Ordner zu beobachten, deshalb wird %1 alle 10 min durchgesehen.</translation>
  </message>
  <message>
   <source>Too many folders to watch, so %1 of them are looked through every 10 min.</source>
   <translation>Zu viele Ordner zu beobachten, deshalb werden %1 davon alle 10 min durchgesehen.</translation>
  </message>
  <message>
   <source>Took too long</source>
   <translation>Dauerte zu lange</translation>
  </message>
  <message>
   <source>Train</source>
   <translation>Trainieren</translation>
  </message>
  <message>
   <source>Train on all searches</source>
   <translation>Mit allen Suchen trainieren</translation>
  </message>
  <message>
   <source>Trained</source>
   <translation>Trainiert</translation>
  </message>
  <message>
   <source>Training</source>
   <translation>Training</translation>
  </message>
  <message>
   <source>Training: %1 at first, %2 now.</source>
   <translation>Training: %1 am Anfang, %2 jetzt.</translation>
  </message>
  <message>
   <source>Trial, %1 of %2</source>
   <translation>Probelauf, %1 von %2</translation>
  </message>
  <message>
   <source>Tried beside the present one; Tune tells how that stands.</source>
   <translation>Wird neben dem jetzigen erprobt; wie es steht, zeigt „Anpassen“.</translation>
  </message>
  <message>
   <source>Try again</source>
   <translation>Erneut versuchen</translation>
  </message>
  <message>
   <source>Try it for %1 searches</source>
   <translation>%1 Suchen lang erproben</translation>
  </message>
  <message>
   <source>Try the sample, on the welcome page</source>
   <translation>Beispiel ausprobieren, auf der Willkommensseite</translation>
  </message>
  <message>
   <source>Tune</source>
   <translation>Anpassen</translation>
  </message>
  <message>
   <source>Tune first.</source>
   <translation>Bitte zuerst anpassen.</translation>
  </message>
  <message>
   <source>Tune on</source>
   <translation>Anpassen mit</translation>
  </message>
  <message>
   <source>Tune shows what was found.</source>
   <translation>„Anpassen“ zeigt, was herauskam.</translation>
  </message>
  <message>
   <source>Tuning</source>
   <translation>Anpassung läuft</translation>
  </message>
  <message>
   <source>Tuning, %1 left</source>
   <translation>Anpassung läuft, noch %1</translation>
  </message>
  <message>
   <source>Turn on text recognition</source>
   <translation>Texterkennung einschalten</translation>
  </message>
  <message>
   <source>Undo</source>
   <translation>Rückgängig</translation>
  </message>
  <message>
   <source>Undo is one click, for 14 days.</source>
   <translation>Rückgängig mit einem Klick, 14 Tage lang.</translation>
  </message>
  <message>
   <source>Until I resume</source>
   <translation>Bis ich fortsetze</translation>
  </message>
  <message>
   <source>Up to date</source>
   <translation>Auf dem neuesten Stand</translation>
  </message>
  <message>
   <source>Use</source>
   <translation>Verwenden</translation>
  </message>
  <message>
   <source>Use it</source>
   <translation>Verwenden</translation>
  </message>
  <message>
   <source>Use the tuned model</source>
   <translation>Das angepasste Modell verwenden</translation>
  </message>
  <message>
   <source>Use…</source>
   <translation>Verwenden…</translation>
  </message>
  <message>
   <source>Wait while on battery</source>
   <translation>Bei Akkubetrieb warten</translation>
  </message>
  <message>
   <source>Wait while the machine is busy</source>
   <translation>Warten, während der Rechner ausgelastet ist</translation>
  </message>
  <message>
   <source>Waits until another change is over</source>
   <translation>Wartet, bis eine andere Änderung beendet ist</translation>
  </message>
  <message>
   <source>Watching goes on in the tray. Without a tray the program quits, unless it starts when you sign in. Ctrl+Q always quits.</source>
   <translation>Das Beobachten läuft im Infobereich weiter. Ohne Infobereich beendet sich das Programm, außer es startet beim Anmelden. Strg+Q beendet immer.</translation>
  </message>
  <message>
   <source>Ways to ask</source>
   <translation>Arten zu fragen</translation>
  </message>
  <message>
   <source>Web</source>
   <translation>Web</translation>
  </message>
  <message>
   <source>What .gitignore files name</source>
   <translation>Was .gitignore-Dateien nennen</translation>
  </message>
  <message>
   <source>What assistants may see</source>
   <translation>Was Assistenten sehen dürfen</translation>
  </message>
  <message>
   <source>What is here now is kept beside the library as a backup.</source>
   <translation>Was jetzt hier ist, bleibt als Sicherung neben der Bibliothek erhalten.</translation>
  </message>
  <message>
   <source>What is remembered</source>
   <translation>Was gemerkt wird</translation>
  </message>
  <message>
   <source>What it has read goes with it, so there is no way back to it.</source>
   <translation>Was es gelesen hat, verschwindet mit ihm; es gibt also keinen Weg dorthin zurück.</translation>
  </message>
  <message>
   <source>What its tune came to: %1.</source>
   <translation>Das Urteil seiner Anpassung: %1.</translation>
  </message>
  <message>
   <source>What lacks is computed; what belongs to nothing goes.</source>
   <translation>Fehlendes wird berechnet; was zu nichts gehört, entfällt.</translation>
  </message>
  <message>
   <source>What programming tools put beside the work: packages, environments, version control</source>
   <translation>Was Programmierwerkzeuge neben die Arbeit legen: Pakete, Umgebungen, Versionsverwaltung</translation>
  </message>
  <message>
   <source>What they never see</source>
   <translation>Was sie nie sehen</translation>
  </message>
  <message>
   <source>What was counted is kept, what the tuned model has read is not.</source>
   <translation>Was gezählt wurde, bleibt; was das angepasste Modell gelesen hat, nicht.</translation>
  </message>
  <message>
   <source>What was read (library.db)</source>
   <translation>Was gelesen wurde (library.db)</translation>
  </message>
  <message>
   <source>What was read so far is kept, in case you go on later.</source>
   <translation>Was bisher gelesen wurde, bleibt erhalten, falls Sie später fortsetzen.</translation>
  </message>
  <message>
   <source>What was read stays searchable; new files wait.</source>
   <translation>Was gelesen wurde, bleibt durchsuchbar; neue Dateien warten.</translation>
  </message>
  <message>
   <source>What was stored before is kept. Look after this disk.</source>
   <translation>Was zuvor gespeichert wurde, ist erhalten. Achten Sie auf diese Festplatte.</translation>
  </message>
  <message>
   <source>What went wrong</source>
   <translation>Was schiefging</translation>
  </message>
  <message>
   <source>What would help: %1, and a thumb down where the first result is wrong.</source>
   <translation>Was helfen würde: %1 und ein Daumen runter, wo das erste Ergebnis falsch ist.</translation>
  </message>
  <message>
   <source>What would tell: %1. A tune can then be tried again, and counts them all.</source>
   <translation>Was Klarheit brächte: %1. Eine Anpassung lässt sich dann erneut versuchen und zählt alle mit.</translation>
  </message>
  <message>
   <source>What you did with %2 after “%1” would be forgotten for good.</source>
   <translation>Was Sie nach „%1“ mit %2 getan haben, würde endgültig vergessen.</translation>
  </message>
  <message>
   <source>What you made (user.db)</source>
   <translation>Was Sie angelegt haben (user.db)</translation>
  </message>
  <message>
   <source>What you open from here is listed here</source>
   <translation>Was Sie von hier aus öffnen, steht hier</translation>
  </message>
  <message>
   <source>What you opened no longer comes first, and tuning begins from nothing. A model that learned from it stays as it is and is marked. This cannot be undone.</source>
   <translation>Was Sie geöffnet haben, steht nicht mehr vorn, und das Anpassen beginnt bei null. Ein Modell, das daraus gelernt hat, bleibt, wie es ist, und wird gekennzeichnet. Das lässt sich nicht rückgängig machen.</translation>
  </message>
  <message>
   <source>When I close the window</source>
   <translation>Wenn ich das Fenster schließe</translation>
  </message>
  <message>
   <source>Where is my file…</source>
   <translation>Wo ist meine Datei…</translation>
  </message>
  <message>
   <source>Why this is %1</source>
   <translation>Warum an %1 Stelle</translation>
  </message>
  <message>
   <source>Why this result</source>
   <translation>Warum dieses Ergebnis</translation>
  </message>
  <message>
   <source>Window</source>
   <translation>Fenster</translation>
  </message>
  <message>
   <source>With fewer than %1, learning cannot be told from luck. It is not offered yet.</source>
   <translation>Mit weniger als %1 lässt sich Lernen nicht von Zufall unterscheiden. Es wird noch nicht angeboten.</translation>
  </message>
  <message>
   <source>Without a word</source>
   <translation>Ohne ein Wort</translation>
  </message>
  <message>
   <source>Without the filter it would be %1.</source>
   <translation>Ohne den Filter stünde sie an %1 Stelle.</translation>
  </message>
  <message>
   <source>Without the filter there are %n.</source>
   <translation>Ohne den Filter gibt es %n Treffer.</translation>
  </message>
  <message>
   <source>Without the filter there is %n.</source>
   <translation>Ohne den Filter gibt es %n Treffer.</translation>
  </message>
  <message>
   <source>Would be read.</source>
   <translation>Würde gelesen.</translation>
  </message>
  <message>
   <source>You can go on searching meanwhile.</source>
   <translation>Währenddessen können Sie weitersuchen.</translation>
  </message>
  <message>
   <source>You can go on searching. The present model answers until all is read.</source>
   <translation>Sie können weitersuchen. Das jetzige Modell antwortet, bis alles gelesen ist.</translation>
  </message>
  <message>
   <source>You see what got better and what got worse, then decide. One click undoes it.</source>
   <translation>Sie sehen, was besser und was schlechter wurde, und entscheiden dann. Ein Klick macht es rückgängig.</translation>
  </message>
  <message>
   <source>Your change of models waits.</source>
   <translation>Ihre Änderung an den Modellen wartet.</translation>
  </message>
  <message>
   <source>Your desktop did not give this key.</source>
   <translation>Der Desktop hat diese Taste nicht vergeben.</translation>
  </message>
  <message>
   <source>Your desktop has it as: %1</source>
   <translation>Der Desktop führt sie als: %1</translation>
  </message>
  <message>
   <source>Your desktop may ask you now whether it gives this key.</source>
   <translation>Der Desktop fragt jetzt vielleicht, ob er diese Taste vergibt.</translation>
  </message>
  <message>
   <source>Your files are read</source>
   <translation>Ihre Dateien sind gelesen</translation>
  </message>
  <message>
   <source>Your files are untouched. This cannot be undone.</source>
   <translation>Ihre Dateien bleiben unberührt. Das lässt sich nicht rückgängig machen.</translation>
  </message>
  <message>
   <source>Your own words; what means the same is found too</source>
   <translation>Eigene Worte; auch was dasselbe bedeutet, wird gefunden</translation>
  </message>
  <message>
   <source>a few seconds</source>
   <translation>ein paar Sekunden</translation>
  </message>
  <message>
   <source>a file no longer known</source>
   <translation>eine nicht mehr bekannte Datei</translation>
  </message>
  <message>
   <source>a part of it is missing</source>
   <translation>ein Teil davon fehlt</translation>
  </message>
  <message>
   <source>a picture; its text is not read</source>
   <translation>ein Bild; sein Text wird nicht gelesen</translation>
  </message>
  <message>
   <source>a search that was forgotten</source>
   <translation>eine Suche, die vergessen wurde</translation>
  </message>
  <message>
   <source>about %1 h</source>
   <translation>etwa %1 h</translation>
  </message>
  <message>
   <source>about %1 h %2 min</source>
   <translation>etwa %1 h %2 min</translation>
  </message>
  <message>
   <source>about %1 min</source>
   <translation>etwa %1 min</translation>
  </message>
  <message>
   <source>about %1 s</source>
   <translation>etwa %1 s</translation>
  </message>
  <message>
   <source>alignment now</source>
   <translation>Ausrichtung jetzt</translation>
  </message>
  <message>
   <source>also at %n other place</source>
   <translation>auch an %n anderem Ort</translation>
  </message>
  <message>
   <source>also at %n other places</source>
   <translation>auch an %n anderen Orten</translation>
  </message>
  <message>
   <source>an archive that cannot be opened here</source>
   <translation>ein Archiv, das sich hier nicht öffnen lässt</translation>
  </message>
  <message>
   <source>anisotropy now</source>
   <translation>Anisotropie jetzt</translation>
  </message>
  <message>
   <source>any letter</source>
   <translation>jeder Buchstabe</translation>
  </message>
  <message>
   <source>archives inside archives inside archives</source>
   <translation>Archive in Archiven in Archiven</translation>
  </message>
  <message>
   <source>asked   first now   first tuned</source>
   <translation>Suche  vorn jetzt  vorn abgest.</translation>
  </message>
  <message>
   <source>at line %1</source>
   <translation>in Zeile %1</translation>
  </message>
  <message>
   <source>battery, %1 %</source>
   <translation>Akku, %1 %</translation>
  </message>
  <message>
   <source>better</source>
   <translation>besser</translation>
  </message>
  <message>
   <source>better on %1, worse on %2 of %3</source>
   <translation>besser bei %1, schlechter bei %2 von %3</translation>
  </message>
  <message>
   <source>better on %1, worse on %2 of %3 headings and titles</source>
   <translation>besser bei %1, schlechter bei %2 von %3 Überschriften und Titeln</translation>
  </message>
  <message>
   <source>better, place %1 before, %2 now</source>
   <translation>besser, vorher Platz %1, jetzt %2</translation>
  </message>
  <message>
   <source>by %1</source>
   <translation>von %1</translation>
  </message>
  <message>
   <source>changed before %1</source>
   <translation>geändert vor %1</translation>
  </message>
  <message>
   <source>changed since %1</source>
   <translation>geändert seit %1</translation>
  </message>
  <message>
   <source>changed, reading it again</source>
   <translation>geändert, wird neu gelesen</translation>
  </message>
  <message>
   <source>comes with Honeyguide</source>
   <translation>kommt mit Honeyguide</translation>
  </message>
  <message>
   <source>copied from</source>
   <translation>daraus kopiert</translation>
  </message>
  <message>
   <source>d MMM</source>
   <translation>d. MMM</translation>
  </message>
  <message>
   <source>d MMM yyyy</source>
   <translation>d. MMM yyyy</translation>
  </message>
  <message>
   <source>d MMMM yyyy</source>
   <translation>d. MMMM yyyy</translation>
  </message>
  <message>
   <source>default</source>
   <translation>Standard</translation>
  </message>
  <message>
   <source>eighth</source>
   <translation>achter</translation>
  </message>
  <message>
   <source>empty files and drawings</source>
   <translation>leere Dateien und Zeichnungen</translation>
  </message>
  <message>
   <source>fifth</source>
   <translation>fünfter</translation>
  </message>
  <message>
   <source>files are found less well by their own words</source>
   <translation>Dateien werden nach ihren eigenen Wörtern schlechter gefunden</translation>
  </message>
  <message>
   <source>finds</source>
   <translation>Funde</translation>
  </message>
  <message>
   <source>first</source>
   <translation>erster</translation>
  </message>
  <message>
   <source>found by name only</source>
   <translation>nur nach Namen zu finden</translation>
  </message>
  <message>
   <source>fourth</source>
   <translation>vierter</translation>
  </message>
  <message>
   <source>general questions are answered less well</source>
   <translation>allgemeine Fragen werden schlechter beantwortet</translation>
  </message>
  <message>
   <source>has %1</source>
   <translation>enthält %1</translation>
  </message>
  <message>
   <source>has %1; does not have %2</source>
   <translation>enthält %1; enthält nicht %2</translation>
  </message>
  <message>
   <source>has none of the words</source>
   <translation>enthält keines der Wörter</translation>
  </message>
  <message>
   <source>has “%1” word by word</source>
   <translation>enthält „%1“ Wort für Wort</translation>
  </message>
  <message>
   <source>higher</source>
   <translation>höher</translation>
  </message>
  <message>
   <source>honeyguide restore --map tells what they are called here.</source>
   <translation>honeyguide restore --map gibt an, wie sie hier heißen.</translation>
  </message>
  <message>
   <source>if it did better</source>
   <translation>falls es besser war</translation>
  </message>
  <message>
   <source>imported</source>
   <translation>importiert</translation>
  </message>
  <message>
   <source>imported on %1</source>
   <translation>importiert am %1</translation>
  </message>
  <message>
   <source>imported on %1 · from %2</source>
   <translation>importiert am %1 · aus %2</translation>
  </message>
  <message>
   <source>in %1</source>
   <translation>in %1</translation>
  </message>
  <message>
   <source>in a trial %1 to %2 of %3 searches</source>
   <translation>in einem Probelauf %1 zu %2 von %3 Suchen</translation>
  </message>
  <message>
   <source>in order</source>
   <translation>in Ordnung</translation>
  </message>
  <message>
   <source>in the chosen folder</source>
   <translation>im gewählten Ordner</translation>
  </message>
  <message>
   <source>in the first ten with the present model</source>
   <translation>unter den ersten zehn mit dem jetzigen Modell</translation>
  </message>
  <message>
   <source>in use</source>
   <translation>in Gebrauch</translation>
  </message>
  <message>
   <source>in “%1”</source>
   <translation>in „%1“</translation>
  </message>
  <message>
   <source>it has %1 by %2 dots</source>
   <translation>sie hat %1 mal %2 Bildpunkte</translation>
  </message>
  <message>
   <source>it holds binary data, not text</source>
   <translation>sie enthält Binärdaten, keinen Text</translation>
  </message>
  <message>
   <source>it holds more than %1 files</source>
   <translation>sie enthält mehr als %1 Dateien</translation>
  </message>
  <message>
   <source>it is cut off or damaged (no zip directory)</source>
   <translation>abgeschnitten oder beschädigt (kein Zip-Verzeichnis)</translation>
  </message>
  <message>
   <source>it is damaged</source>
   <translation>beschädigt</translation>
  </message>
  <message>
   <source>it is damaged (%1)</source>
   <translation>beschädigt (%1)</translation>
  </message>
  <message>
   <source>it is damaged or cut off</source>
   <translation>beschädigt oder abgeschnitten</translation>
  </message>
  <message>
   <source>it is damaged; no page can be found</source>
   <translation>beschädigt; keine Seite zu finden</translation>
  </message>
  <message>
   <source>it is damaged; no page can be read</source>
   <translation>beschädigt; keine Seite lesbar</translation>
  </message>
  <message>
   <source>it is no readable message</source>
   <translation>keine lesbare Nachricht</translation>
  </message>
  <message>
   <source>it is no valid notebook</source>
   <translation>kein gültiges Notebook</translation>
  </message>
  <message>
   <source>it is not a regular file</source>
   <translation>keine gewöhnliche Datei</translation>
  </message>
  <message>
   <source>it is not there any more</source>
   <translation>nicht mehr da</translation>
  </message>
  <message>
   <source>it is packed in a way that is not read here</source>
   <translation>auf eine Weise gepackt, die hier nicht gelesen wird</translation>
  </message>
  <message>
   <source>it is protected against copying</source>
   <translation>kopiergeschützt</translation>
  </message>
  <message>
   <source>it is protected with a password</source>
   <translation>mit einem Passwort geschützt</translation>
  </message>
  <message>
   <source>it stayed in its place</source>
   <translation>Platz unverändert</translation>
  </message>
  <message>
   <source>it unpacks to %1 MB</source>
   <translation>entpackt %1 MB groß</translation>
  </message>
  <message>
   <source>it unpacks to far more than it is</source>
   <translation>entpackt um ein Vielfaches größer</translation>
  </message>
  <message>
   <source>it unpacks to more than %1 MB</source>
   <translation>entpackt mehr als %1 MB groß</translation>
  </message>
  <message>
   <source>its XML declares entities</source>
   <translation>ihr XML deklariert Entitäten</translation>
  </message>
  <message>
   <source>its index is kept until %1</source>
   <translation>sein Index bleibt bis zum %1 erhalten</translation>
  </message>
  <message>
   <source>its reader crashed (status %1)</source>
   <translation>ihr Leser ist abgestürzt (Status %1)</translation>
  </message>
  <message>
   <source>just now</source>
   <translation>gerade eben</translation>
  </message>
  <message>
   <source>kept</source>
   <translation>erfüllt</translation>
  </message>
  <message>
   <source>kind %1</source>
   <translation>Dateityp %1</translation>
  </message>
  <message>
   <source>leading to %n file</source>
   <translation>sie führen zu %n Datei</translation>
  </message>
  <message>
   <source>leading to %n files</source>
   <translation>sie führen zu %n Dateien</translation>
  </message>
  <message>
   <source>learned from %n search</source>
   <translation>gelernt aus %n Suche</translation>
  </message>
  <message>
   <source>learned from %n searches</source>
   <translation>gelernt aus %n Suchen</translation>
  </message>
  <message>
   <source>learned from headings and titles</source>
   <translation>gelernt aus Überschriften und Titeln</translation>
  </message>
  <message>
   <source>learned from your searches</source>
   <translation>gelernt aus Ihren Suchen</translation>
  </message>
  <message>
   <source>left at once</source>
   <translation>gleich wieder verlassen</translation>
  </message>
  <message>
   <source>left closed; Honeyguide does not ask for passwords</source>
   <translation>bleiben verschlossen; Honeyguide fragt nicht nach Passwörtern</translation>
  </message>
  <message>
   <source>left out by you</source>
   <translation>von Ihnen ausgelassen</translation>
  </message>
  <message>
   <source>less than 1 time in 1,000</source>
   <translation>seltener als 1-mal in 1.000 Fällen</translation>
  </message>
  <message>
   <source>line %1</source>
   <translation>Zeile %1</translation>
  </message>
  <message>
   <source>looked at</source>
   <translation>angesehen</translation>
  </message>
  <message>
   <source>lost</source>
   <translation>verloren</translation>
  </message>
  <message>
   <source>lower</source>
   <translation>tiefer</translation>
  </message>
  <message>
   <source>lowest twentieth</source>
   <translation>unterstes Zwanzigstel</translation>
  </message>
  <message>
   <source>luck would do this %1</source>
   <translation>der Zufall würde das %1 schaffen</translation>
  </message>
  <message>
   <source>mains, %1 %</source>
   <translation>Netzstrom, %1 %</translation>
  </message>
  <message>
   <source>mean cosine to the untuned model</source>
   <translation>mittlerer Kosinus zum nicht angepassten Modell</translation>
  </message>
  <message>
   <source>more searches</source>
   <translation>mehr Suchen</translation>
  </message>
  <message>
   <source>moved down from %1</source>
   <translation>nach unten gerückt von %1 Stelle</translation>
  </message>
  <message>
   <source>moved up from %1</source>
   <translation>nach oben gerückt von %1 Stelle</translation>
  </message>
  <message>
   <source>nDCG@10 with the untuned model</source>
   <translation>nDCG@10 mit dem nicht angepassten Modell</translation>
  </message>
  <message>
   <source>nearest passage %1: “%2”</source>
   <translation>nächstliegende Textstelle %1: „%2“</translation>
  </message>
  <message>
   <source>nearest passage: “%1”</source>
   <translation>nächstliegende Textstelle: „%1“</translation>
  </message>
  <message>
   <source>nearly always</source>
   <translation>fast immer</translation>
  </message>
  <message>
   <source>ninth</source>
   <translation>neunter</translation>
  </message>
  <message>
   <source>no clear gain</source>
   <translation>kein klarer Gewinn</translation>
  </message>
  <message>
   <source>no longer there</source>
   <translation>nicht mehr da</translation>
  </message>
  <message>
   <source>no text is kept in %1</source>
   <translation>in %1 steht kein Text</translation>
  </message>
  <message>
   <source>no words were asked for</source>
   <translation>es waren keine Wörter gefragt</translation>
  </message>
  <message>
   <source>no words were found in the picture</source>
   <translation>im Bild wurden keine Wörter gefunden</translation>
  </message>
  <message>
   <source>not an ordinary file</source>
   <translation>keine gewöhnliche Datei</translation>
  </message>
  <message>
   <source>not compared with the question</source>
   <translation>nicht mit der Frage verglichen</translation>
  </message>
  <message>
   <source>not enough to judge</source>
   <translation>nicht genug für ein Urteil</translation>
  </message>
  <message>
   <source>not in order</source>
   <translation>nicht in Ordnung</translation>
  </message>
  <message>
   <source>not looked at without a gain</source>
   <translation>ohne Gewinn nicht geprüft</translation>
  </message>
  <message>
   <source>not passed</source>
   <translation>nicht bestanden</translation>
  </message>
  <message>
   <source>not read yet</source>
   <translation>noch nicht gelesen</translation>
  </message>
  <message>
   <source>not: %1</source>
   <translation>nicht: %1</translation>
  </message>
  <message>
   <source>nothing is switched by itself</source>
   <translation>nichts wechselt von selbst</translation>
  </message>
  <message>
   <source>now</source>
   <translation>jetzt</translation>
  </message>
  <message>
   <source>of their ten nearest are the same as with the untuned model</source>
   <translation>von ihren zehn nächsten dieselben wie mit dem nicht angepassten Modell</translation>
  </message>
  <message>
   <source>offline</source>
   <translation>nicht verbunden</translation>
  </message>
  <message>
   <source>on page %1</source>
   <translation>auf Seite %1</translation>
  </message>
  <message>
   <source>on searches it never saw</source>
   <translation>an Suchen, die es nie gesehen hat</translation>
  </message>
  <message>
   <source>one file comes up for too many searches</source>
   <translation>eine Datei taucht bei zu vielen Suchen auf</translation>
  </message>
  <message>
   <source>one of its rows is endless</source>
   <translation>eine ihrer Zeilen nimmt kein Ende</translation>
  </message>
  <message>
   <source>only this file was lost by it</source>
   <translation>betroffen ist nur diese Datei</translation>
  </message>
  <message>
   <source>opened</source>
   <translation>geöffnet</translation>
  </message>
  <message>
   <source>over all files it did not hold</source>
   <translation>über alle Dateien hielt es nicht stand</translation>
  </message>
  <message>
   <source>over the limit in Settings; found by name only</source>
   <translation>über der Grenze in den Einstellungen; nur nach Namen zu finden</translation>
  </message>
  <message>
   <source>p. %1</source>
   <translation>S. %1</translation>
  </message>
  <message>
   <source>part   share   loss</source>
   <translation>Teil  Anteil  Verlust</translation>
  </message>
  <message>
   <source>part %1 of %2</source>
   <translation>Teil %1 von %2</translation>
  </message>
  <message>
   <source>passages</source>
   <translation>Textstellen</translation>
  </message>
  <message>
   <source>passages moved too close together</source>
   <translation>Textstellen rückten zu eng zusammen</translation>
  </message>
  <message>
   <source>passages moved too far from where they were</source>
   <translation>Textstellen entfernten sich zu weit von ihrem alten Platz</translation>
  </message>
  <message>
   <source>passed</source>
   <translation>bestanden</translation>
  </message>
  <message>
   <source>perhaps better</source>
   <translation>vielleicht besser</translation>
  </message>
  <message>
   <source>pipes, devices and the like</source>
   <translation>Pipes, Geräte und Ähnliches</translation>
  </message>
  <message>
   <source>probes</source>
   <translation>Proben</translation>
  </message>
  <message>
   <source>question and passage read side by side: %1</source>
   <translation>Frage und Textstelle nebeneinander gelesen: %1</translation>
  </message>
  <message>
   <source>questions</source>
   <translation>Fragen</translation>
  </message>
  <message>
   <source>reading it needs more than %1 MB of memory</source>
   <translation>das Lesen braucht mehr als %1 MB Arbeitsspeicher</translation>
  </message>
  <message>
   <source>reading it needs too much memory</source>
   <translation>das Lesen braucht zu viel Arbeitsspeicher</translation>
  </message>
  <message>
   <source>reading took longer than %1 s</source>
   <translation>das Lesen dauerte länger als %1 s</translation>
  </message>
  <message>
   <source>reading took more than %1 s of work</source>
   <translation>das Lesen brauchte mehr als %1 s Rechenzeit</translation>
  </message>
  <message>
   <source>recognising its text took too long</source>
   <translation>die Texterkennung dauerte zu lange</translation>
  </message>
  <message>
   <source>right file first in %1 of %2</source>
   <translation>richtige Datei vorn bei %1 von %2</translation>
  </message>
  <message>
   <source>second</source>
   <translation>zweiter</translation>
  </message>
  <message>
   <source>seventh</source>
   <translation>siebter</translation>
  </message>
  <message>
   <source>share</source>
   <translation>Anteil</translation>
  </message>
  <message>
   <source>share of searches now</source>
   <translation>Anteil der Suchen jetzt</translation>
  </message>
  <message>
   <source>shown in its folder</source>
   <translation>in ihrem Ordner gezeigt</translation>
  </message>
  <message>
   <source>sixth</source>
   <translation>sechster</translation>
  </message>
  <message>
   <source>still in the first five</source>
   <translation>noch unter den ersten fünf</translation>
  </message>
  <message>
   <source>stopped; the rest of the folder went on</source>
   <translation>abgebrochen; der Rest des Ordners lief weiter</translation>
  </message>
  <message>
   <source>tenth</source>
   <translation>zehnter</translation>
  </message>
  <message>
   <source>the disk says: %1</source>
   <translation>der Datenträger meldet: %1</translation>
  </message>
  <message>
   <source>the file ends too early or is not what its name says</source>
   <translation>die Datei endet zu früh oder ist nicht, was ihr Name sagt</translation>
  </message>
  <message>
   <source>the file has no bytes</source>
   <translation>die Datei ist leer</translation>
  </message>
  <message>
   <source>the file has no content</source>
   <translation>die Datei hat keinen Inhalt</translation>
  </message>
  <message>
   <source>the limit is 1 in %1</source>
   <translation>die Grenze ist 1-mal in %1 Fällen</translation>
  </message>
  <message>
   <source>the past %1</source>
   <translation>%1 zurück</translation>
  </message>
  <message>
   <source>the picture is damaged</source>
   <translation>das Bild ist beschädigt</translation>
  </message>
  <message>
   <source>the same, place %1</source>
   <translation>gleich, Platz %1</translation>
  </message>
  <message>
   <source>their words can be read by text recognition</source>
   <translation>ihre Wörter lassen sich durch Texterkennung lesen</translation>
  </message>
  <message>
   <source>their words can be read once Tesseract is there: %1</source>
   <translation>ihre Wörter lassen sich lesen, sobald Tesseract da ist: %1</translation>
  </message>
  <message>
   <source>their words can be read where Tesseract is installed</source>
   <translation>ihre Wörter lassen sich lesen, wo Tesseract installiert ist</translation>
  </message>
  <message>
   <source>theme colors mode appearance</source>
   <translation>Design Thema Modus Aussehen Dunkelmodus</translation>
  </message>
  <message>
   <source>then switches</source>
   <translation>dann wechselt es</translation>
  </message>
  <message>
   <source>there is no reader for %1 files</source>
   <translation>%1-Dateien werden hier nicht gelesen</translation>
  </message>
  <message>
   <source>there is no reader for files of this kind</source>
   <translation>Dateien dieser Art werden hier nicht gelesen</translation>
  </message>
  <message>
   <source>there is no text in it</source>
   <translation>kein Text darin</translation>
  </message>
  <message>
   <source>there is no text inside</source>
   <translation>kein Text darin</translation>
  </message>
  <message>
   <source>third</source>
   <translation>dritter</translation>
  </message>
  <message>
   <source>this account may not open them</source>
   <translation>dieses Konto darf sie nicht öffnen</translation>
  </message>
  <message>
   <source>this account may not read it</source>
   <translation>dieses Konto darf sie nicht lesen</translation>
  </message>
  <message>
   <source>this is it</source>
   <translation>das ist sie</translation>
  </message>
  <message>
   <source>thumb down</source>
   <translation>Daumen runter</translation>
  </message>
  <message>
   <source>thumb up</source>
   <translation>Daumen hoch</translation>
  </message>
  <message>
   <source>today</source>
   <translation>heute</translation>
  </message>
  <message>
   <source>told by how they begin; never read, found by name only</source>
   <translation>an ihrem Anfang zu erkennen; nie gelesen, nur nach Namen zu finden</translation>
  </message>
  <message>
   <source>too few searches to say</source>
   <translation>zu wenige Suchen für eine Aussage</translation>
  </message>
  <message>
   <source>tuned</source>
   <translation>angepasst</translation>
  </message>
  <message>
   <source>tuned alignment</source>
   <translation>Ausrichtung angepasst</translation>
  </message>
  <message>
   <source>tuned anisotropy</source>
   <translation>Anisotropie angepasst</translation>
  </message>
  <message>
   <source>tuned on %1</source>
   <translation>angepasst am %1</translation>
  </message>
  <message>
   <source>tuned on %1 · learned from %2</source>
   <translation>angepasst am %1 · gelernt aus %2</translation>
  </message>
  <message>
   <source>tuned uniformity</source>
   <translation>Gleichverteilung angepasst</translation>
  </message>
  <message>
   <source>uniformity now</source>
   <translation>Gleichverteilung jetzt</translation>
  </message>
  <message>
   <source>what is in it is no %1 file</source>
   <translation>was sie enthält, ist keine %1-Datei</translation>
  </message>
  <message>
   <source>what you find today has to stay found</source>
   <translation>was Sie heute finden, muss auffindbar bleiben</translation>
  </message>
  <message>
   <source>where your files stand today</source>
   <translation>wo Ihre Dateien heute stehen</translation>
  </message>
  <message>
   <source>with the tuned model</source>
   <translation>mit dem angepassten Modell</translation>
  </message>
  <message>
   <source>with the tuned one</source>
   <translation>mit dem angepassten</translation>
  </message>
  <message>
   <source>without the searches each part is judged on</source>
   <translation>ohne die Suchen, an denen der jeweilige Teil beurteilt wird</translation>
  </message>
  <message>
   <source>without “%1”</source>
   <translation>ohne „%1“</translation>
  </message>
  <message>
   <source>won</source>
   <translation>gewonnen</translation>
  </message>
  <message>
   <source>worse, place %1 before, %2 now</source>
   <translation>schlechter, vorher Platz %1, jetzt %2</translation>
  </message>
  <message>
   <source>worth a look</source>
   <translation>einen Blick wert</translation>
  </message>
  <message>
   <source>yesterday</source>
   <translation>gestern</translation>
  </message>
  <message>
   <source>you copied from it for “%1” on %2</source>
   <translation>für „%1“ am %2 daraus kopiert</translation>
  </message>
  <message>
   <source>you marked it as what you wanted for “%1” on %2</source>
   <translation>für „%1“ am %2 als das Gewünschte markiert</translation>
  </message>
  <message>
   <source>you marked it as wrong for “%1” on %2</source>
   <translation>für „%1“ am %2 als falsch markiert</translation>
  </message>
  <message>
   <source>you opened it for “%1” on %2</source>
   <translation>für „%1“ am %2 geöffnet</translation>
  </message>
  <message>
   <source>you showed it in its folder for “%1” on %2</source>
   <translation>für „%1“ am %2 in ihrem Ordner gezeigt</translation>
  </message>
  <message>
   <source>yours</source>
   <translation>von Ihnen</translation>
  </message>
  <message>
   <source>“%1”</source>
   <translation>„%1“</translation>
  </message>
  <message>
   <source>“%1” allows nothing: it is no full path, or leads through a link.</source>
   <translation>„%1“ erlaubt nichts: Es ist kein vollständiger Pfad oder führt durch eine Verknüpfung.</translation>
  </message>
  <message>
   <source>“%1” answers now.</source>
   <translation>„%1“ antwortet jetzt.</translation>
  </message>
  <message>
   <source>“%1” can be used now.</source>
   <translation>„%1“ lässt sich jetzt verwenden.</translation>
  </message>
  <message>
   <source>“%1” denies nothing: there is no such place.</source>
   <translation>„%1“ verbietet nichts: Diesen Ort gibt es nicht.</translation>
  </message>
  <message>
   <source>“%1” in its name</source>
   <translation>„%1“ im Namen</translation>
  </message>
  <message>
   <source>“%1” is left out.</source>
   <translation>„%1“ wird ausgelassen.</translation>
  </message>
  <message>
   <source>“%1” is no longer saved.</source>
   <translation>„%1“ ist nicht mehr gespeichert.</translation>
  </message>
  <message>
   <source>“%1” is removed.</source>
   <translation>„%1“ ist entfernt.</translation>
  </message>
  <message>
   <source>“%1” names no date, so it was searched as words.</source>
   <translation>„%1“ nennt kein Datum und wurde deshalb als Wörter gesucht.</translation>
  </message>
  <message>
   <source>“%1” names no type of file, so it was searched as words.</source>
   <translation>„%1“ nennt keinen Dateityp und wurde deshalb als Wörter gesucht.</translation>
  </message>
  <message>
   <source>“%1” says nothing yet, so it was left out.</source>
   <translation>„%1“ sagt noch nichts und wurde deshalb weggelassen.</translation>
  </message>
  <message>
   <source>“OR” stands between two words or phrases, so it was left out.</source>
   <translation>„OR“ steht zwischen zwei Wörtern oder Wortfolgen, deshalb wurde es weggelassen.</translation>
  </message>
  <message>
   <source>↑ ↓ PgUp PgDn</source>
   <translation>↑ ↓ Bild↑ Bild↓</translation>
  </message>
  <message>
   <source>中文</source>
   <translation>中文</translation>
  </message>
 </context>
</TS>
