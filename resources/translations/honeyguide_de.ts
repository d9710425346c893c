<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
 <context>
  <name>AboutPage</name>
  <message>
   <source>Finds your own files by what they mean. Everything happens on this computer; nothing is sent anywhere. MIT licence.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Honeyguide %1</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Licence</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>What is inside, and under which terms</source>
   <translation type="unfinished" />
  </message>
 </context>
 <context>
  <name>CarePage</name>
  <message>
   <source>A report stays on this computer</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>All you made, in one file</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Back up…</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Backup</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Databases, index, every model file by its hash, space. It changes nothing.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Folders, settings, saved searches, what you opened, models of your own. Your files themselves are not in it.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>If Honeyguide stops unexpectedly</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Is everything in order?</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>It takes the place of what is here, which is backed up first. Honeyguide starts again and reads your files anew.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Lines of the program, no names and no words of yours. It is sent nowhere.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Look for damage</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Look now</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Read the last one…</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Repair</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Repair: %1</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Restore…</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Take a backup in</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>There is none.</source>
   <translation type="unfinished" />
  </message>
 </context>
 <context>
  <name>CompletionList</name>
  <message>
   <source>Ways to finish this</source>
   <translation type="unfinished" />
  </message>
 </context>
 <context>
  <name>EmptyPage</name>
  <message>
   <source>A thought in your own words</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Exactly these words</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>F1 shows all of them. Nothing you type leaves this computer.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Mail from one person</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>One folder, without a word</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Only PDFs changed since March 2025</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Opened lately from here</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Ways to ask</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>What you open from here is listed here</source>
   <translation type="unfinished" />
  </message>
 </context>
 <context>
  <name>Facets</name>
  <message>
   <source>A better order is ready.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>All</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Any time</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Best match</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Everywhere</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>More</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>New results are ready.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Newest first</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Order: %1</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Past month</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Past week</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Past year</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Show it</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Show them</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Today</source>
   <translation type="unfinished" />
  </message>
 </context>
 <context>
  <name>FailureList</name>
  <message>
   <source>Files that are not searchable</source>
   <translation type="unfinished" />
  </message>
 </context>
 <context>
  <name>FilterChips</name>
  <message>
   <source>Filter: %1. Remove it</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Remove %1</source>
   <translation type="unfinished" />
  </message>
 </context>
 <context>
  <name>FolderTable</name>
  <message>
   <source>Columns</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Folders</source>
   <translation type="unfinished" />
  </message>
 </context>
 <context>
  <name>FoldersModel</name>
  <message>
   <source>Files</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Folder</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Last look</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Menu</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Passages</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>State</source>
   <translation type="unfinished" />
  </message>
 </context>
 <context>
  <name>FoldersPage</name>
  <message>
   <source>%1 of your files can be found by meaning</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Add folder (Ctrl+O)</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Add folder…</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Add one, or drop it anywhere in this window.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>By meaning %1, by name %2, not searchable %3</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>By meaning and words</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>By name and words so far</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Counting… %1 files so far</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>No folder is read yet</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Of %1 in %2, %3 can be found by name and words so far, and %4 gave no text.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Text not searchable</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>There are no files in your folders</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Try all again</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>What to leave out…</source>
   <translation type="unfinished" />
  </message>
 </context>
 <context>
  <name>FoldersRoom</name>
  <message>
   <source>No program here opens this file.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>This file was moved or deleted.</source>
   <translation type="unfinished" />
  </message>
 </context>
 <context>
  <name>IndexState</name>
  <message>
   <source>Busy, reading waits</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Looking through your folders</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>On battery, reading waits</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Opening the library</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Paused. New files wait.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Preparing the index</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Reading stopped</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Reading your files</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Up to date</source>
   <translation type="unfinished" />
  </message>
 </context>
 <context>
  <name>KeptFeedback</name>
  <message>
   <source>Everything as text, one search a line</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Export what is kept of searches</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Export…</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Forget all of it</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Forget all of it…</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Forget it</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Keep it</source>
   <translation type="unfinished" />
  </message>
 </context>
 <context>
  <name>LearnedFrom</name>
  <message>
   <source>Forget all of it…</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Nothing yet. Search, and open what you find.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Show all %1</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Show fewer</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>What it learns from</source>
   <translation type="unfinished" />
  </message>
 </context>
 <context>
  <name>LeftOutDialog</name>
  <message>
   <source>Paste the path of a file or folder</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>What to leave out</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Would this be read?</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Your own patterns, one a line</source>
   <translation type="unfinished" />
  </message>
 </context>
 <context>
  <name>MainWindow</name>
  <message>
   <source>Honeyguide</source>
   <translation type="unfinished" />
  </message>
 </context>
 <context>
  <name>ModelsPage</name>
  <message>
   <source>A sentence-transformers model or cross-encoder on disk</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Import a folder…</source>
   <translation type="unfinished" />
  </message>
 </context>
 <context>
  <name>ModelsRoom</name>
  <message>
   <source>Import a model from its folder</source>
   <translation type="unfinished" />
  </message>
 </context>
 <context>
  <name>NavList</name>
  <message>
   <source>All…</source>
   <translation type="unfinished" />
  </message>
 </context>
 <context>
  <name>NothingFound</name>
  <message>
   <source>Nothing for “%1”.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Search without them</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Show them</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The filters may leave out what is there.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Try fewer or other words, or the name of the file.</source>
   <translation type="unfinished" />
  </message>
 </context>
 <context>
  <name>OpeningRow</name>
  <message>
   <source>found with “%1”</source>
   <translation type="unfinished" />
  </message>
 </context>
 <context>
  <name>OverviewSection</name>
  <message>
   <source>%1 for a tune</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>A search counts when it ends with a file you opened, copied or marked.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Already working</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>How it is judged</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>What helps most</source>
   <translation type="unfinished" />
  </message>
 </context>
 <context>
  <name>PageView</name>
  <message>
   <source>Preview of the page</source>
   <translation type="unfinished" />
  </message>
 </context>
 <context>
  <name>PaletteWindow</name>
  <message>
   <source>Ctrl C</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Ctrl ↵</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Esc</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Results</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Search with Honeyguide</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Shift ↵</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>copy passage</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>hide</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>open</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>show in folder</source>
   <translation type="unfinished" />
  </message>
 </context>
 <context>
  <name>PastSection</name>
  <message>
   <source>Before</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Delete %1</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Delete…</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Learn without it…</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Models</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Report</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Report of %1</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Undo</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>in use</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>its folder is missing</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>kept as it was</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>learned from something you have forgotten</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>ready to come back until %1</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>used</source>
   <translation type="unfinished" />
  </message>
 </context>
 <context>
  <name>Plots</name>
  <message>
   <source>How far its order is from yours</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>How often the right file comes first</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Show as numbers</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Show as plots</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The plots as numbers</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>lower is closer · by share of the tune</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>present model</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>searches kept aside, asked so far</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>training</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>tuned</source>
   <translation type="unfinished" />
  </message>
 </context>
 <context>
  <name>PreviewPane</name>
  <message>
   <source>Changed since it was read</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Changed since it was read, shown as it is now</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Changed since it was read: this passage is gone</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Copy the passage with its source</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Next passage (Ctrl+Down)</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>No text was read</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Not read yet</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Open</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Page %1 of %2</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Passage %1 of %2</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Previous passage (Ctrl+Up)</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Read as it is now</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Show in folder</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>changed %1</source>
   <translation type="unfinished" />
  </message>
 </context>
 <context>
  <name>Questions</name>
  <message>
   <source>Which file did you expect?</source>
   <translation type="unfinished" />
  </message>
 </context>
 <context>
  <name>ReportSection</name>
  <message>
   <source>Better</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Got better</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Got worse</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Hide the figures</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Hide those that stayed the same</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Same</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Show all figures</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Show fewer that got better</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Show the %1 that stayed the same</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Show the other %1 that got better</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Stayed the same</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Worse</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>place of the file you wanted</source>
   <translation type="unfinished" />
  </message>
 </context>
 <context>
  <name>ResultsList</name>
  <message>
   <source>Results</source>
   <translation type="unfinished" />
  </message>
 </context>
 <context>
  <name>RunSection</name>
  <message>
   <source>Done</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Free space</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Power</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Working with</source>
   <translation type="unfinished" />
  </message>
 </context>
 <context>
  <name>SavedSearches</name>
  <message>
   <source>Name</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Remove</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Rename the search</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Rename…</source>
   <translation type="unfinished" />
  </message>
 </context>
 <context>
  <name>SearchController</name>
  <message>
   <source>Ctrl+Enter shows it in its folder.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Nothing is remembered now.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Nothing on this computer opens that kind of file.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Programs and scripts are shown in their folder.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Settings &gt; Privacy turns it on.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Still looking… Esc stops it.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>They are never started from here.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>This file was moved or deleted.</source>
   <translation type="unfinished" />
  </message>
 </context>
 <context>
  <name>SearchField</name>
  <message>
   <source>Clear</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Clear (Esc)</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Ctrl K</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Search</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Search by meaning, by words or by name</source>
   <translation type="unfinished" />
  </message>
 </context>
 <context>
  <name>SearchPage</name>
  <message>
   <source>Forget this search</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Preview</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Preview (Ctrl+J)</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Save this search</source>
   <translation type="unfinished" />
  </message>
 </context>
 <context>
  <name>SettingRow</name>
  <message>
   <source>Reset</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Reset %1</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Use no shortcut</source>
   <translation type="unfinished" />
  </message>
 </context>
 <context>
  <name>SettingsPage</name>
  <message>
   <source>Clear</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Find a setting</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Settings</source>
   <translation type="unfinished" />
  </message>
 </context>
 <context>
  <name>Sidebar</name>
  <message>
   <source>All actions</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Folders</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Recent</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Saved</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Search</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Settings</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Tune</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>something to decide</source>
   <translation type="unfinished" />
  </message>
 </context>
 <context>
  <name>Step</name>
  <message>
   <source>done</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>now</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>to come</source>
   <translation type="unfinished" />
  </message>
 </context>
 <context>
  <name>Strip</name>
  <message>
   <source>Dismiss</source>
   <translation type="unfinished" />
  </message>
 </context>
 <context>
  <name>TableCanvas</name>
  <message>
   <source>Preview of the table</source>
   <translation type="unfinished" />
  </message>
 </context>
 <context>
  <name>TextCanvas</name>
  <message>
   <source>It gave no text.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Its text is not read yet.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Preview</source>
   <translation type="unfinished" />
  </message>
 </context>
 <context>
  <name>TrialSection</name>
  <message>
   <source>How a trial works</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Neither</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Present model</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Tuned model</source>
   <translation type="unfinished" />
  </message>
 </context>
 <context>
  <name>TunePage</name>
  <message>
   <source>%1 are freed. It cannot be brought back.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>%1 would be forgotten for good. Files that came first because you opened them do so no longer; your files and searches by meaning stay.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Add the tuning pack</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>All files</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Delete</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Delete “%1”?</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Every file in it is checked.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Everything else works without the tuning pack.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Forget all of it</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Forget all that is learned from?</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Honeyguide packs</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Keep it</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Looking at what there is to learn from.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Stopped. Nothing was changed</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The present model goes on answering.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>There is nothing to learn from now. %1</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Tune</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>What the tuned one has read is kept, in case you go on.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>You can go on searching. The present model answers on.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>in use</source>
   <translation type="unfinished" />
  </message>
 </context>
 <context>
  <name>WelcomePage</name>
  <message>
   <source>%1 for %2</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Another folder…</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Choose a folder…</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Choose what Honeyguide may read. Everything stays on this computer.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Counting…</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Find your own files by what they mean</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Just looking?</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Measured on this computer. You can search by name and words at once.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Try it on the sample library: %1 letters, papers, notes and programs.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Try the sample</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>You can search by name and words at once, and by meaning as it is read.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>or drop one anywhere in this window</source>
   <translation type="unfinished" />
  </message>
 </context>
 <context>
  <name>WhyPopover</name>
  <message>
   <source>Copy</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Copy all values</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Expecting another file? Find out where it is…</source>
   <translation type="unfinished" />
  </message>
 </context>
 <context>
  <name>Workbench</name>
  <message>
   <source>Add a folder</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Another model answers now.</source>
   <translation type="unfinished" />
  </message>
 </context>
 <context>
  <name>_CheckCell</name>
  <message>
   <source>failed</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>not looked at</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>not reached</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>passed</source>
   <translation type="unfinished" />
  </message>
 </context>
 <context>
  <name>_GoingLine</name>
  <message>
   <source>Cancel</source>
   <translation type="unfinished" />
  </message>
 </context>
 <context>
  <name>_TuneFrame</name>
  <message>
   <source>Add it from a file…</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>How long it takes here is measured the first time.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Learns your words from what you opened and marked.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Needs the tuning pack</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Tune</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>What learns is large, so it comes as a file of its own beside Honeyguide. Everything else works without it.</source>
   <translation type="unfinished" />
  </message>
 </context>
 <context>
  <name>wording</name>
  <message>
   <source>%1 a second</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>%1 and %2</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>%1 and %2 done with results are kept.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>%1 are freed.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>%1 belongs to another program.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>%1 by meaning</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>%1 cannot be watched, so it is looked through every 10 min.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>%1 files so far</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>%1 folders are not connected.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>%1 folders cannot be watched, so they are looked through every 10 min.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>%1 h ago</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>%1 is %2 of %3</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>%1 is in no folder that is read.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>%1 is not connected.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>%1 is not in the list</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>%1 left</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>%1 min ago</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>%1 of %2</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>%1 of %2 are read by it already</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>%1 of %2 are still in the first 5</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>%1 of %2 files</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>%1 of %2 passages are read.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>%1 of %2 passages read</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>%1 of %2 stayed the same. %3 The present model goes on answering.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>%1 of %2 stayed the same. None of them trained the model it was judged on.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>%1 of %2 stayed the same. Tuned on %3.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>%1 of %2, before %3</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>%1 of folders, settings, feedback and models.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>%1 or %2</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>%1 stay searchable and are shown in grey.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>%1 stay searchable until you say so.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>%1 still found, before %2</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>%1 times in 10</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>%1 to %2 in the trial</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>%1 written to %2.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>%1, so it comes first.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>%1nd</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>%1rd</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>%1st</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>%1th</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>%n check passed</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>%n checks passed</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>%n copied passage</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>%n copied passages</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>%n core, giving way to others</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>%n cores, giving way to others</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>%n day</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>%n days</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>%n different file</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>%n different files</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>%n different search</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>%n different searches</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>%n entries</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>%n entry</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>%n file</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>%n file is not searchable</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>%n file waits</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>%n files</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>%n files are not searchable</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>%n files wait</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>%n folder</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>%n folder is not connected.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>%n folders</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>%n folders are not connected.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>%n month</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>%n months</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>%n more filter</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>%n more filters</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>%n more search</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>%n more search to go</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>%n more searches</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>%n more searches to go</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>%n new search to go</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>%n new searches to go</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>%n opened file</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>%n opened files</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>%n passage</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>%n passages</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>%n search</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>%n searches</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>%n thing</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>%n things</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>%n thumb</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>%n thumbs</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>%n week</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>%n weeks</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>%n year</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>%n years</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>, %1 of %2</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>0 uses every core but leaves one free on machines with more than two. Holds from the next start.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>1 time in %1</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>A file of the library is damaged.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>A minus leaves out words, not filters, so “%1” was left out.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>A pattern of your own leaves it out, under Folders, What to leave out.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>A quotation mark has no partner, so the words were searched.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>A report lies on this computer; nothing was sent.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>A rule leaves it out: %1.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>A search counts when you open, copy or mark one of its files; the same one once.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>A second look puts them into a better order.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>A thumb down on a first result that is wrong counts as much.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>A thumb up on the file you wanted counts more than an opened file.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>A trial follows a tune whose result is close.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>A trial goes on.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>A verdict is ready</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>About</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>About Honeyguide</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Add folder…</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Adding the tuning pack, %1</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>All of them can be found by meaning now.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Also leave out</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>An earlier tune, of %1.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Another Honeyguide has this library open.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Another model reads all passages again. Search goes on with the present one meanwhile.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Appearance</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Archives</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>As many searches got worse as got better.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Asked again too soon, luck would win in the end. So each verdict needs new ones.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Assistants</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>At the end your searches are compared once more over all files.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Auto</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Back up</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Backup and care</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Before %1</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Begin to type</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Below a folder; in:Work is a folder of that name anywhere</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Below is the tune before it.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Better in the trial: %1 to %2</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Better on %1 headings and titles, worse on %2</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Better on %1 of your searches, worse on %2</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Better on %1, worse on %2 of %3 searches.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Both models answer every search, and their results stand in one list.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Building its index</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>By Tesseract, where it is installed. A page takes some seconds.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>By meaning</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>By words</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>By words only for now: the index is being rebuilt.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>By words only for now: the model is not ready.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Caches and passing files: downloads under way, backups and swap files of editors</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Cancel</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Changed between; also today, yesterday, 7d, 2w, 3m</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Checking it</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Choose a file…</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Choose a result</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Choose another shortcut.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Chosen, but close reading is off.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Clear the field</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Close</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Close in meaning, and it has %1 in it.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Close in meaning, though none of the words are in it.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Code</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Colours</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Copy</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Copy passage</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Copy path</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Cpu</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Damaged</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Dark</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Days it is remembered</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Delete</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Delete a model</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Delete it</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Delete “%1”?</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Delete…</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Deleting</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Deutsch</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Different searches. Ten times the same one counts once.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Disks of virtual machines</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Do this there or close it.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Documents</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Each search is judged by a model that never saw it.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Either of two words is enough</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>English</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Exactly these words, in this order</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Feedback</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Files are found by name at once.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Files by their own words</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Files that were just changed are read all the same.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Files you opened before come first when you ask for the same thing again. This needs no tuning.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Filters</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Finish an operator, such as type: or in:</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>First place right</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>First reads your %1 again</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>First reads your %1 again, %2</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Folders</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Folders and files, one a line, whatever is allowed around them.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Folders, one a line. An AI assistant that is connected through honeyguide mcp finds passages of what is in them, and of nothing else.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>For an hour</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Forget %1 and what you did with their results?</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Forget the missing files</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Forget this folder</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Found by its name, which has %1 in it.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Found by its name.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Found by its name. It gave no text.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Found by its name. Its text is not read yet.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Found with “%1”</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Free space</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>From %1, %2 and %3, all kept on this computer.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>From you</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Gather your searches</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Gathered %n search</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Gathered %n searches</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>General</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>General questions</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Give a key of the desktop the command honeyguide --toggle.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Give up</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Giving up what was half built</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Go back to the model before</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Go on</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Go on…</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Go to the search field</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Going back to the model before</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Groups of rules under Folders, What to leave out.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Half built: %1 of %2 passages are read.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Help</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Hidden files and folders are left out.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Hidden files and folders, whose names begin with a dot</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Hide</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Hide the small window after opening a file</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Honeyguide</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Honeyguide backup %1</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Honeyguide can now learn from what you opened and marked, and prove whether it helped.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Honeyguide can prepare it anew.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Honeyguide cannot write to its own folder.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Honeyguide starts again and reads your files anew. What you made stays.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Honeyguide stopped unexpectedly last time.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>If you take it, your files are read again, %1. That takes %2 for a while.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>If you take it, your files are read again. That takes %1 for a while.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Images</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>In the name of the file</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>In the trial it did not win by more than luck.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Index</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>It belongs to Honeyguide's own data.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>It can be found by its name.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>It changed after the start of %1.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>It changed before %1.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>It does not have “%1” word by word.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>It ends when one model is ahead by more than luck. Then you decide.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>It gave no text: %1.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>It harms what is found today.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>It has %1 in it.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>It has to end or be stopped before the next tune.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>It has to win by more than luck, and what you find today must stay found.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>It has “%1”, which was to be left out.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>It is a link; what it leads to counts by itself.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>It is kept in the cloud only.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>It is not in %1.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>It is not in the chosen folder.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>It is prepared anew from what came with Honeyguide, about 20 s.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>It is read, but too far from this question to be in the list.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>It is rebuilt; until then search goes by words only.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>It is sound. Honeyguide starts again and reads your files anew.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>It learned from something that was forgotten since.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>It passes the filters; the file changed last comes first.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>It reads %1 first: %2 of reading, %3 on the disk. The present model answers until then, and is kept for 14 days.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>It reads search and passage side by side and puts the first results into a better order.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>It was not there at the last look. Ctrl+Shift+F5 looks again.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>It was not touched.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Its %1 are forgotten in 10 s.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Its author is not %1.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Its best passage has %1 but not %2.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Its best passage has %1.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Its best passage has none of the words.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Its folder is missing, so it cannot be used.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Its model is no longer here, so it cannot be used.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Its name does not have “%1”.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Its name has %1.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Its text is not read yet. Until then it can be found by its name.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Keep it</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Keep running</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Keep the present one</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Keep what is here</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Language</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Larger PDFs, office files and archives are found by their name only.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Larger text files are found by their name only.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Largest other file, in MB</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Largest text file, in MB</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Learn from headings and titles</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Learned from headings and titles, judged by those that were held out.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Leave out</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Left out, because it is Honeyguide's own data.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Left out, because it is a link; what it leads to counts by itself.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Left out, because it is kept in the cloud only.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Left out, because of “%1” (%2).</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Left out, because of “%1” (in %2).</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Less motion</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Let the model before answer again (Ctrl+Alt+Z)</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Let “%1” answer?</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Light</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Like “%1”. Esc goes back.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Locked with a password</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Look again</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Look for changes now</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Look for damage</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Look for harm</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Looked through every 10 min</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Looking through your folders.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Luck alone could have done this.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Luck would do this %1.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Mail</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Mail from somebody, or a document's author</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Make searches from headings and titles</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Mean gain %1 nDCG@10; %2 (p = %3, level %4, %5 decisions before).</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Meaning is added when it is back.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Measuring how long it takes</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Models</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>More like this</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>More than luck</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Most files are missing</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Most of %1 folders is gone at once. Are they moved or deleted?</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Most of %1 is gone at once. Is it moved or deleted?</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Most of the files went missing at once. They stay searchable until you confirm in the menu of this folder that they are gone.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Needed too much memory</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Needs no searches. It is judged by those that were held out.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Next pane</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Next passage</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>No clear gain in the trial: %1 to %2</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>No clear gain, so nothing was changed</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>No file comes up for everything</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>No file that assistants may see is known at that place.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>No folder is allowed for assistants yet.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>No library is open</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>No permission</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>No row says which model it came from, so that only what you wanted counts.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>No such pack was added here.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>No text inside</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>No text was read from that file.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Not a kind that can be read</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Not a plain file</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Not connected</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Not enough to judge, so nothing was changed</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Not for this search</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Not for this search, marked</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Not in any of your folders.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Not looked through yet</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Not more than luck</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Not on this computer: %1.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Noted. It will come first next time.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Noted. Lower for searches like this.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Notes</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Nothing else is nearer to what was asked.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Nothing for “%1”.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Nothing is kept.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Nothing is like “%1” yet. Esc goes back.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Nothing new is read.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Nothing on this computer opens that kind of file.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Nothing was added.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Nothing was changed, and search goes on as before.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Nothing was changed.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Nothing was changed; add the one that came with this version.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Nothing was changed; fetch it once more.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Nothing was changed; your files are untouched.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Of %1 searches with both models, %2 went to the tuned one, %3 to the present one, %4 to neither.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Of the files that match, the one changed last comes first.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Off: it stays until you press Esc.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Old finds</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Old finds stay</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Older searches are forgotten for good. 0 keeps them until you forget them.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Older than %1</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>On battery, so reading waits.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>One a line: pdf: okular --page {page} {path}, or py, md: code --goto {path}:{line}. Without one, common programs are known; others open the file at its beginning.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>One kind: pdf, doc, sheet, slides, notes, code, mail, web, image; or an ending</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Open</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Open Honeyguide</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Open at line %1</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Open at page %1</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Open the folder</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Opening files</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Opens hidden and begins watching your folders.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Opens the small search window over any program. Where the desktop does not allow that, give a key of the desktop the command honeyguide --toggle.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Other</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Over all your files the gain did not hold.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>PDF</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Pages</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Passages found by meaning</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Passages stay apart</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Passages stay where they were</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Past %1</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Patterns as in .gitignore, one a line: for example *.log or Private/.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Pause</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Pause or resume reading</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Pause reading</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Performance</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Perhaps better: %1 to %2</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Preparing</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Preparing the index.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Preparing the model for this computer</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Preview</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Previous pane</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Previous passage</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Privacy</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Private keys</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Processor cores used for reading</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Programs that open a file at its page or line</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Put back</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Put this backup in the place of what is here?</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Quick search</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Quit</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Read anyway</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Read closely</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Read it</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Read the first results closely</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Read the words in pictures and scans</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Reading</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Reading is paused.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Reading makes room while you work and other programs need the processor.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Reading stopped</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Reading with the tuned model, %1</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Reading, %1 left</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Ready to tune</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Remember what I open</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Rest harmed</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Rest unharmed</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Restore and start again</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Results</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Resume</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Resume reading</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Right file first in %1 of %2 kept-aside searches, with the present model in %3.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Rows change places at once, and nothing turns.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Rules that are switched off</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Save this search, or forget it</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Scans and pictures</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Score the present model</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Score what it learned</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Scored the present model</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Scored what it learned</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Search</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Search again</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Search as you always do. Which model’s results you open from is counted.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Search goes by words until it is ready.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Search goes on.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Search goes on; new files are found by their names.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Searchable by name and words now; by meaning as it is read.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Searchable by name and words now; by meaning in %1.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Searches and what you open from them stay on this machine, and are learned from.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Searches for %n more file to go</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Searches for %n more files to go</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Search…</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Secrets: private keys, key stores, password databases</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Settings</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Settings…</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Sheets</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Shortcut from anywhere</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Shortcuts</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Show</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Show %n earlier one</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Show %n earlier ones</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Show all %1 in the main window</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Show all in the main window</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Show in folder</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Show the fix</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Show the folders</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Show you the difference</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Sidebar</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Since %1</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Slides</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Start Honeyguide with --profile and a folder on this computer.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Start tuning</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Start when I sign in</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Start with %n folder</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Start with %n folders</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Starting and closing</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Stop</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Stop the trial</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Stopped the reader</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Stopped, nothing of it is kept.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Stopped.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Stopping</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Stopping takes up to 2 seconds and changes nothing.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Switching</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>System</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>System follows the desktop, also when it changes.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>System follows the desktop. A change shows from the next start.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Take a backup in</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Take back: %1</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Taken back.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Tell me when something I started is done</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>That file cannot be restored.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>That file gave no text.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>That file holds no feedback to take in.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>That file holds no pack that can be added.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>That file was moved or deleted since it was read.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>That folder holds no judged collection.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>That folder is not in the library.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>That folder is not there.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>That is a file, not a folder.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>That lies in something that assistants are denied.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>That pack belongs to another Honeyguide.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>That passage is found by words only.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>That value cannot be used.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The backup is in %1.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The close reading took too long, so this is the first order.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The disk did not do what it was told.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The disk is full, so reading stopped.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The filter for %1 leaves it out.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The first reading, a verdict of Tune, a full disk; only while no window is in front.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The first results are read closely now.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The first values come with the training.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The gain is too small.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The index is built anew; search goes by words until then.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The index was damaged.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The library lies on a network share, where it would be damaged.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The list shows it as %1, which has nearly the same text.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The list shows it as %1, which has the same text.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The machine is busy, so reading waits.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The model gave a result that cannot be used.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The model is damaged, so search goes by words only.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The model is not there, so search goes by words only.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The model that finds by meaning</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The model that reads closely</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The old one stays.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The one before is kept until %1.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The person allows one with `honeyguide mcp allow FOLDER`, or in Settings, Assistants.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The present model goes on answering.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The present model stays.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The present one stays in use.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The process that reads files did not start.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The program's own</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The report</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The search is very long, so only its beginning was used.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The searches led to too few files.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The system does not let more folders be watched. This command raises the limit, until the next start of the computer: %1</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The system's own folders</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The tune is paused</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The tuned model answers since %1.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The tuned model answers.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The tuning pack is not installed.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Then both answer, and what you open decides. It can be stopped at any time.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>There are too few searches to judge a tuned model by.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>There is no %1, so the date was left out.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>There is no earlier model to go back to.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>There is no such file.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>There is no such model.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>There is no tuned model to use.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>There is not enough space on the disk.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>There is nothing to try.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>There were too few searches to judge it by.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>They lead to %1 files so far. With fewer than %2, it would learn files, not words.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>This account may not open that place.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>This desktop gives no program a key from anywhere.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>This file was moved or deleted a moment ago.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>This is the whole report: lines of the program, no names and no words of yours. It was sent nowhere; you can send it to whoever helps you.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>This is what I wanted</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>This is what I wanted, marked</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>This library belongs to a newer Honeyguide.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>This model cannot be deleted.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>This model cannot be used here.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Today</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Too large</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Too many folders to watch, so %1 is looked through every 10 min.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Too many folders to watch, so %1 of them are looked through every 10 min.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Took too long</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Train</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Train on all searches</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Trained</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Training</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Training: %1 at first, %2 now.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Trial, %1 of %2</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Tried beside the present one; Tune tells how that stands.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Try again</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Try it for %1 searches</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Tune</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Tune and read anew on</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Tune first.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Tune shows what was found.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Tuning</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Tuning, %1 left</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Turn on text recognition</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Undo</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Undo is one click, for 14 days.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Until I resume</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Up to date</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Use</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Use another model</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Use it</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Use the tuned model</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Use…</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Wait while on battery</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Wait while the machine is busy</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Waits until another change is over</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Watching goes on in the tray. Without a tray the program quits, unless it starts when you sign in. Ctrl+Q always quits.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Ways to ask</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Web</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>What .gitignore files name</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>What assistants may see</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>What is here now is kept beside the library as a backup.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>What is remembered</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>What it has read goes with it, so there is no way back to it.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>What lacks is computed; what belongs to nothing goes.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>What programming tools put beside the work: packages, environments, version control</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>What they never see</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>What was counted is kept, what the tuned model has read is not.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>What was read (library.db)</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>What was read so far is kept, in case you go on later.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>What was read stays searchable; new files wait.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>What was stored before is kept. Look after this disk.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>What went wrong</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>What would help: %1, and a thumb down where the first result is wrong.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>What would tell: %1. A tune can then be tried again, and counts them all.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>What you made (user.db)</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>What you open from here is listed here</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>What you opened no longer comes first, and tuning begins from nothing. A model that learned from it stays as it is and is marked. This cannot be undone.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>When I close the window</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Where is my file…</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Why this is %1</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Why this result</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Window</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>With fewer than %1, learning cannot be told from luck. It is not offered yet.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Without a word</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Without the filter it would be %1.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Without the filter there are %n.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Without the filter there is %n.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Would be read.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>You can go on searching meanwhile.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>You can go on searching. The present model answers until all is read.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>You see what got better and what got worse, then decide. One click undoes it.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Your files are read</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Your files are untouched. This cannot be undone.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Your own words; what means the same is found too</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>a few seconds</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>a file no longer known</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>about %1 h</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>about %1 h %2 min</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>about %1 min</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>about %1 s</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>alignment now</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>also at %n other place</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>also at %n other places</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>anisotropy now</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>asked   first now   first tuned</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>at line %1</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>auto takes the graphics processor where there is one that computes the same; a model tuned there is kept in full precision. Holds from the next start.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>battery, %1 %</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>better</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>better on %1, worse on %2 of %3</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>better on %1, worse on %2 of %3 headings and titles</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>better, place %1 before, %2 now</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>by %1</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>changed before %1</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>changed since %1</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>changed, reading it again</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>comes with Honeyguide</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>copied from</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>default</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>eighth</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>empty files and drawings</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>fifth</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>files are found less well by their own words</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>finds</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>first</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>found by name only</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>fourth</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>general questions are answered less well</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>has %1</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>has %1; does not have %2</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>has none of the words</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>has “%1” word by word</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>higher</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>honeyguide restore --map tells what they are called here.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>if it did better</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>imported</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>imported on %1</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>imported on %1 · from %2</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>in %1</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>in a trial %1 to %2 of %3 searches</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>in order</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>in the chosen folder</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>in the first ten with the present model</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>in use</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>in “%1”</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>it stayed in its place</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>its index is kept until %1</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>just now</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>kept</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>kind %1</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>leading to %n file</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>leading to %n files</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>learned from %n search</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>learned from %n searches</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>learned from headings and titles</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>learned from your searches</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>left closed; Honeyguide does not ask for passwords</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>left out by you</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>less than 1 time in 1,000</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>line %1</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>looked at</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>lost</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>lower</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>lowest twentieth</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>luck would do this %1</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>mains, %1 %</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>mean cosine to before</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>more searches</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>moved down from %1</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>moved up from %1</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>nDCG@10 with the present model</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>nearest passage %1: “%2”</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>nearest passage: “%1”</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>nearly always</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>ninth</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>no clear gain</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>no longer there</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>no words were asked for</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>not compared with the question</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>not enough to judge</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>not in order</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>not looked at without a gain</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>not passed</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>not read yet</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>not: %1</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>nothing is switched by itself</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>now</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>of their ten nearest are the same</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>offline</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>on page %1</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>on searches it never saw</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>one file comes up for too many searches</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>only this file was lost by it</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>opened</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>over the limit in Settings; found by name only</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>p. %1</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>part   share   loss</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>part %1 of %2</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>passages</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>passages moved too close together</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>passages moved too far from where they were</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>passed</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>perhaps better</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>pipes, devices and the like</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>probes</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>question and passage read side by side: %1</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>questions</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>right file first in %1 of %2</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>second</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>seventh</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>share</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>share of searches now</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>shown in its folder</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>sixth</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>still in the first five</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>stopped; the rest of the folder went on</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>tenth</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>the file ends too early or is not what its name says</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>the limit is 1 in %1</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>the past %1</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>the same, place %1</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>their words can be read by text recognition</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>their words can be read once Tesseract is there: %1</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>their words can be read where Tesseract is installed</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>then switches</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>third</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>this account may not open them</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>this is it</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>thumb down</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>thumb up</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>today</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>told by how they begin; never read, found by name only</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>too few searches to say</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>tuned</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>tuned alignment</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>tuned anisotropy</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>tuned on %1</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>tuned on %1 · learned from %2</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>tuned uniformity</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>uniformity now</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>what you find today has to stay found</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>where your files stand today</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>with the tuned model</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>with the tuned one</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>without the searches each part is judged on</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>without “%1”</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>won</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>worse, place %1 before, %2 now</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>worth a look</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>yesterday</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>you copied from it for “%1” on %2</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>you marked it as what you wanted for “%1” on %2</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>you marked it as wrong for “%1” on %2</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>you opened it for “%1” on %2</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>you showed it in its folder for “%1” on %2</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>yours</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>“%1”</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>“%1” answers now.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>“%1” can be used now.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>“%1” in its name</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>“%1” is left out.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>“%1” is no longer saved.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>“%1” is removed.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>“%1” names no date, so it was searched as words.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>“%1” names no type of file, so it was searched as words.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>“%1” says nothing yet, so it was left out.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>“OR” stands between two words or phrases, so it was left out.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>中文</source>
   <translation type="unfinished" />
  </message>
 </context>
</TS>
