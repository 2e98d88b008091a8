"""Forms of place names that no list needs to know: Orm Street, Orm Castle, Place des Ormes, the Gulf of Orm."""

from __future__ import annotations

import re

from teiedition.annotation.lists import BUILDINGS, word_set
from teiedition.annotation.years import MONTH

BEFORE = word_set("Lake Mount Fort Cape Port Loch Lough River Point Camp")
"""Words with which the name of a place begins."""
AFTER = word_set(
    "Street Avenue Road Square Lane Boulevard Prospect Prospekt Quay Embankment Island Islands Isle Bay River "
    "Lake Lakes Mountain Mountains Mount Valley Province Peninsula Gulf Strait Straits Sea Ocean Fort Hill Hills "
    "Park Bridge Station Row Terrace Crescent Gardens Heath Falls Creek Peak Beach Harbour Harbor Cove Pier Wharf "
    "Dock Docks Parade Circus Alley Mews Strand Ferry Stairs Moor Moors Forest Glen Heights Fields Green Common "
    "Downs Dale Vale Gate Woods Close Walk Buildings Yard Inlet Sound Reef Canyon Desert Prairie Plains Rapids "
    "Springs Ridge Marsh Marshes Swamp Fens Wolds County Parish Town Township Junction Pass Cross Corner Place Head "
    "Point Wells Basin Plateau Archipelago Range "
)
"""Words with which it ends."""
SURNAMES = word_set(
    "Hill Park Place Head Wells Marsh Woods Green Walk Bridge Forest Glen Close Cross Heath Dale Gate Moor Field Pool "
    "Lane Brook Banks Ferry"
)
"""Those that are surnames as well; after a given name they are nothing else."""
PLAIN = word_set(
    "Cross Place Head Point Green Common Corner Close Walk Pass Range Basin Yard Pool Sound Station Sea Ocean Fields"
)
"""Those that need a name before them, and not only words of the language: the Red Cross is no place."""
HOUSES = BUILDINGS | word_set(
    "Hotel Inn Tavern Theatre Theater Cathedral Chapel Penitentiary Gaol Jail Barracks Exchange Arsenal Observatory "
    "Heights Villa Plantation Ranch Mansion Mill Mills Workhouse Asylum Hospital Infirmary Cemetery Monastery Convent"
)
"""Words that end the name of a building; it is a place where something is located in it."""

_CAP = r"[A-ZÀ-Þ][\w’'-]+"
_OF = (
    r"(?:Gulf|Bay|Isles?|Straits?|Sea|Lake|Valley|River|Mount|Mountains|Cape|Falls|Vale|Forest|Plains)"
    rf" of (?:the )?{_CAP}"
)
_SIGN = (
    r"[A-ZÀ-Þ][\w-]+(?:[’']s|s[’']) "
    r"(?:Arms|Head|Inn|Tavern|Hotel|Bridge|Wharf|Point|Road|Street|Lane|Square|Hill|Island|Bay|Court|Fields?|Green|Park)\b"
)
"""An inn, or a place named after its owner: King’s Arms, Potter’s Lane."""
_LINKS = r"(?: (?:de la|de l[’']|des|du|de|d[’'])(?: |(?<=[’'])))"
_FRENCH = (
    rf"(?:[Pp]lace|[Rr]ue|[Bb]oulevard|[Ff]aubourg|[Qq]uai|Pont|Palais|Château|Champs?|Jardins?|Porte|Hôtel|Hotel|"
    rf"Avenue|[Pp]assage|Église|Cathédrale|Bois|Île|Ile){_LINKS}{_CAP}(?: {_CAP})?|"
    rf"(?:Rue|Boulevard|Faubourg|Quai) (?:St\.? |Sainte? )?{_CAP}|"
    r"Champs[- ]Élysées|Champs[- ]Elysées|Champs[- ]Elysees"
)
_ROMANCE = (
    r"(?:Piazza|Palazzo|Ponte|Porta|Campo|Plaza|Calle|Puerta|Puerto|Rio|Río|Sierra|Monte)"
    rf"(?: (?:di|del|della|dei|de|de la|d[’']|San|Santa|Santo))? {_CAP}"
)
_GERMAN = r"[A-ZÄÖÜ][a-zäöüß]+(?:gasse|straße|strasse|platz|brücke|allee)(?!\w)|Unter den Linden"

FORMS = "|".join((_OF, _SIGN, _FRENCH, _ROMANCE, _GERMAN))
"""What a place name of several words looks like, as a regular expression."""

OF_KIND = re.compile(
    r"\b(?:hill|plain|town|village|hamlet|city|river|island|isle|fort|port|harbour|county|parish|province|valley|mountain|"
    r"volcano|castle|district|bay|lake|moor|forest|coast|banks|shores|suburb|borough|market-town|monastery|station)s? "
    r"of (?:the )?$"
)
KIND = re.compile(
    r"\b(?:county|river|lake|village|town|city|island|islet|hamlet|province|mount|parish|township|settlement|mountain|"
    r"(?:place|town|village|house|estate|hamlet|farm|plantation|island|city|spot|inn|seat|property|suburb|castle|district)"
    r" (?:called|named|of the name of)) $"
)
"""What says before a name that it is a place’s: the river Orm, a place called Orm."""
KINDS = word_set(
    "county river lake village town city island islet hamlet province mount parish township settlement "
    "mountain called named of"
)
"""The last word of each of these."""
RULED = re.compile(
    r"\b(?:[Cc]hieftain|[Kk]ing|[Ll]ord|[Dd]uke|[Cc]ount|[Ee]arl|[Bb]ishop|[Aa]rchbishop|[Gg]overnor|[Mm]ayor|[Ss]heriff|"
    r"[Bb]attle|[Ss]iege|[Pp]rince|[Mm]argrave|[Ee]lector|[Aa]bbot|[Vv]icar|[Nn]ative|[Tt]reaty|[Gg]ates|[Ss]treets|[Ww]alls|"
    r"[Ii]nhabitants|[Nn]eighbourhood|[Ss]urrender|[Bb]ombardment|[Cc]apture) of $"
)
"""What is of places and not of persons."""
MOTION = re.compile(
    r"\b(?:go|goes|going|went|gone|com(?:e|es|ing)|came|return\w*|journey\w*|ways?|roads?|trains?|coach|rides?|"
    r"rode|riding|driv\w+|drove|travel\w*|sail\w*|arriv\w*|mov\w+|walk\w*|march\w*|sent|send|back|down|up|over|"
    r"off|fled|flee|flight|escap\w*|remov\w*|retreat\w*|voyage|expedition|post\w*|route|exil\w*|banish\w*|"
    r"transport\w*|brought|carried|dispatch\w*|miles|distance|far|away|transferred|emigrat\w*|trips?|visit\w*|"
    r"bound|r[au]n|hurr\w+|hasten\w*|proceed\w*|flew|start\w*|set out|embark\w*|migrat\w*|hail\w*|telegra\w+|"
    r"excursion|pilgrimage|deport\w*|accompan\w*|follow\w* \w+|steamers?|line) (?:[\w’'-]+ ){0,2}(?:to|from) $"
)
"""Going to or coming from somewhere, as nobody goes to a person’s name."""
DWELLING = re.compile(
    r"\b(?:down|up|out|over|back|here|there|home|liv(?:e|es|ed|ing)|born|dwelt|resid\w+|stay\w*|died|house|"
    r"arriv\w*|settled|buried|imprisoned|published|garrison\w*|quartered|lodg\w+|spent \w+ \w+|days?|weeks?|"
    r"months?|years?|winters?|summers?) in $"
)
"""What is said of being in a town, but hardly in a newspaper."""
GAZING = re.compile(
    r"\b(?:look|laugh|smil|gaz|star|glanc|glar|point|shout|swear|swore|aim|nod|scowl|frown|wink|grin|peer|rail|jeer|"
    r"sneer|scoff|shot|angry|annoyed|surprised|amazed|astonished|indignant|hint|wonder|snarl|growl|threw|throw|fling|flung|"
    r"leap|leapt|spr[ai]ng|rush|rage|snatch|tug|pull|vexed|offended|hurt)\w*(?: \w+){0,3} at $"
)
"""What is done at a person."""
DATELINE = re.compile(rf", (?:\d{{1,2}}(?:st|nd|rd|th)? )?(?:{MONTH}|1[5-9]\d\d\b)")
"""What follows the place in the date of a letter."""
TOGETHER = re.compile(r" (?:and|or) [A-ZÀ-Þ][\w-]+ ([A-ZÀ-Þ][\w-]+)|\] ([A-ZÀ-Þ][\w-]+)")
"""Names that share the noun behind the last of them, or behind a bracket: the Orm and Tarn Agreements, [Orm] League."""
