"""Words that carry no meaning of their own in a query.

What lives here: short lists for the languages that people mix on one disk. The one rule: they are
left out of queries only, never out of what is stored, so that phrases still find them; a word
that means something in another of these languages (war, die, mit) is not on the list.
"""

from __future__ import annotations

_ENGLISH = """
a about above after again all also am an and any are as at be because been before being below
between both but by can could did do does doing down during each few for from further had has have
having he her here hers him his how i if in into is it its itself just me more most must my no nor
not of off on once only or other our ours out over s shall she should so some such t than that the
their theirs them then there these they this those through to too under until up upon very was we
were what when where which while who whom whose why will with would you your yours
"""
_GERMAN = """
aber alle allem allen aller alles als also am an ander andere anderem anderen anderer anderes auch
auf aus bei beim bis bist da damit dann das dass dein deine dem denn der des dessen dies diese
diesem diesen dieser dieses doch durch ein eine einem einen einer eines er es etwas euch euer gegen
gewesen hab habe haben hatte hatten hier hin hinter ich ihm ihn ihnen ihr ihre ihrem ihren ihrer
ihres im in indem ins ist ja jede jedem jeden jeder jedes jene jetzt kann kein keine keinem keinen
keiner konnen konnte machen manche mein meine meinem meinen meiner mich mir muss nach nicht nichts
noch nun nur ob oder ohne sehr sein seine seinem seinen seiner seit selbst sich sie sind so solche
soll sollte sondern sonst uber um und uns unser unsere unter vom von vor wahrend warum was weil
welche welchem welchen welcher welches wenn wer werde werden wie wieder will wir wird wirst wo
wollen wurde wurden zu zum zur zwar zwischen
"""
_FRENCH = """
au aux avec ce ces cet cette comment dans de elle elles en est et ete etre eux il ils je la le les
leur leurs lui mais me meme moi mon ne nos notre nous ont ou pas pourquoi quand que quel quelle
quelles quels qui sa sans se ses sont sur tes toi un une vos votre vous
"""
_SPANISH = """
al algo como con cual cuales cuando cuanta cuantas cuanto cuantos de del desde donde el ella ellas
ellos en entre era eran es esa ese eso esta estan estas este esto estos fue fueron ha hay la las le
les lo los mi muy no nos o para pero por porque que quien quienes se ser si sobre su sus tiene un
una uno unos y ya
"""

STOP_WORDS = frozenset(f"{_ENGLISH} {_GERMAN} {_FRENCH} {_SPANISH}".split())
