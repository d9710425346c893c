"""What a file is, judged by its name: kind, programming language, media family.

What lives here: one table of extensions that everything shares (readers, icons, facets, size
limits). What does not: opening a file (`engine/extract` looks inside). The one rule: pure, and
an extension is named once.
"""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path

from engine.file_kind import Kind


class Family(StrEnum):
    """How a file is read, which decides the size limit that holds for it."""

    TEXT = "text"  # characters on disk
    RICH = "rich"  # a format to be taken apart


_KINDS: dict[Kind, str] = {
    Kind.PDF: "pdf",
    Kind.DOCUMENT: (
        "doc docx docm dot dotx dotm odt ott fodt sxw rtf epub fb2 pages wpd wps hwp hwpx ps xps"
    ),
    Kind.SHEET: "xls xlsx xlsm xlsb xlt xltx xltm ods ots fods sxc csv tsv numbers dbf",
    Kind.SLIDES: "ppt pptx pptm pps ppsx ppsm pot potx potm odp otp fodp sxi key",
    Kind.NOTE: (
        "txt text md markdown mdown mkd mdx rmd qmd rst rest adoc asciidoc asc org tex latex ltx"
        " sty cls bib log nfo me readme textile wiki mediawiki srt vtt sub ttml lrc ics vcf vcard"
        " vcs enw ris opml dita ditamap djot typ"
    ),
    Kind.MAIL: "eml emlx msg mbox mbx mht mhtml pst oft",
    Kind.WEB: "html htm xhtml xht shtml rss atom webarchive",
    Kind.IMAGE: (
        "jpg jpeg jpe jfif png gif bmp tif tiff webp heic heif avif svg svgz ico icns psd ai eps"
        " raw cr2 cr3 nef arw dng orf rw2 pef jp2 jxl pcx ppm pgm pbm pnm tga emf wmf hdr exr xcf"
        " djvu bpg dcx jb2 pct pict"
    ),
    Kind.ARCHIVE: (
        "zip tar gz tgz bz2 tbz2 xz txz 7z rar zst lz4 lzma z cab cpio ar deb rpm iso dmg jar war"
        " ear apk ipa whl crx xpi arj br pack sz"
    ),
}

# language -> extensions; the language's name is what `ExtractedText.language` carries
_LANGUAGES: dict[str, str] = {
    "ada": "adb ads ada",
    "assembly": "asm s",
    "awk": "awk",
    "batch": "bat cmd",
    "c": "c h",
    "clojure": "clj cljs cljc edn",
    "cmake": "cmake",
    "cobol": "cob cbl",
    "cpp": "cpp cc cxx hpp hh hxx c++ h++ inl ipp ino cu cuh",
    "crystal": "cr",
    "csharp": "cs csx",
    "css": "css scss sass less styl",
    "cython": "pyx pxd",
    "d": "d",
    "dart": "dart",
    "elixir": "ex exs",
    "elm": "elm",
    "erlang": "erl hrl",
    "fortran": "f for f77 f90 f95 f03 f08",
    "fsharp": "fs fsx fsi",
    "go": "go",
    "gradle": "gradle",
    "graphql": "graphql gql",
    "groovy": "groovy",
    "haskell": "hs lhs",
    "hcl": "tf tfvars hcl",
    "ini": "ini cfg conf properties env editorconfig service desktop reg inf",
    "java": "java",
    "javascript": "js jsx mjs cjs",
    "json": "json jsonl ndjson json5 geojson webmanifest",
    "julia": "jl",
    "kotlin": "kt kts",
    "latex": "dtx ins",
    "lisp": "lisp lsp cl el scm ss rkt",
    "lua": "lua",
    "make": "mk mak",
    "matlab": "m mlx",
    "nim": "nim nims",
    "nix": "nix",
    "notebook": "ipynb",
    "objective-c": "mm",
    "ocaml": "ml mli",
    "pascal": "pas pp dpr lpr",
    "perl": "pl pm pod",
    "php": "php php3 php4 php5 phtml",
    "powershell": "ps1 psm1 psd1",
    "prolog": "pro",
    "protobuf": "proto",
    "python": "py pyi pyw",
    "qml": "qml",
    "r": "r",
    "ruby": "rb rake gemspec",
    "rust": "rs",
    "sas": "sas",
    "scala": "scala sc sbt",
    "shell": "sh bash zsh fish ksh",
    "smalltalk": "st",
    "solidity": "sol",
    "sql": "sql ddl",
    "stata": "do ado",
    "svelte": "svelte",
    "swift": "swift",
    "tcl": "tcl",
    "toml": "toml",
    "typescript": "ts tsx mts cts",
    "vala": "vala",
    "vb": "vb vbs bas frm",
    "verilog": "v sv svh",
    "vhdl": "vhd vhdl",
    "vim": "vim",
    "vue": "vue",
    "webassembly": "wat",
    "xml": "xml xsd xsl xslt dtd rdf wsdl plist xlf tmx kml gpx xaml resx csproj vcxproj props",
    "yaml": "yaml yml",
    "zig": "zig",
}

# whole names, lower case, that say more than an extension does
_NAMES: dict[str, str] = {
    "makefile": "make",
    "gnumakefile": "make",
    "dockerfile": "docker",
    "containerfile": "docker",
    "jenkinsfile": "groovy",
    "rakefile": "ruby",
    "gemfile": "ruby",
    "vagrantfile": "ruby",
    "cmakelists.txt": "cmake",
    "procfile": "yaml",
    ".bashrc": "shell",
    ".bash_profile": "shell",
    ".profile": "shell",
    ".zshrc": "shell",
    ".vimrc": "vim",
    ".gitignore": "ini",
    ".gitattributes": "ini",
    ".gitconfig": "ini",
    ".editorconfig": "ini",
    ".env": "ini",
}
_NOTE_NAMES = frozenset(
    [
        "readme",
        "license",
        "licence",
        "copying",
        "copyright",
        "authors",
        "contributors",
        "changelog",
        "changes",
        "news",
        "todo",
        "notice",
        "install",
        "history",
        "thanks",
        "credits",
    ]
)
_TEXT_EXTENSIONS_ELSEWHERE = frozenset(
    [
        "csv",
        "tsv",
        "fodt",
        "fods",
        "fodp",
        "html",
        "htm",
        "xhtml",
        "xht",
        "shtml",
        "rss",
        "atom",
        "eml",
        "emlx",
        "mbox",
        "mbx",
        "mht",
        "mhtml",
        "svg",
        "fb2",
    ]
)

KIND_BY_EXTENSION: dict[str, Kind] = {
    **{extension: Kind.CODE for found in _LANGUAGES.values() for extension in found.split()},
    **{extension: kind for kind, found in _KINDS.items() for extension in found.split()},
}
LANGUAGE_BY_EXTENSION: dict[str, str] = {
    extension: language for language, found in _LANGUAGES.items() for extension in found.split()
}


def extension_of(path: Path) -> str:
    """Return the last extension in lower case without its dot, or "" where there is none."""
    return path.suffix[1:].lower()


def kind_of(path: Path) -> Kind:
    """Return what a person would call this file."""
    name = path.name.lower()
    if name in _NAMES:
        return Kind.CODE
    kind = KIND_BY_EXTENSION.get(extension_of(path))
    if kind is not None:
        return kind
    return Kind.NOTE if name in _NOTE_NAMES else Kind.OTHER


def language_of(path: Path) -> str:
    """Return the programming language of a file's name, or ""."""
    named = _NAMES.get(path.name.lower())
    return named or LANGUAGE_BY_EXTENSION.get(extension_of(path), "")


def family_of(path: Path) -> Family:
    """Return whether a file is characters on disk or a format to be taken apart.

    A file whose name says nothing counts as text: it is read only when it turns out to be.
    """
    kind = kind_of(path)
    if kind in (Kind.CODE, Kind.NOTE, Kind.OTHER):
        return Family.TEXT
    return Family.TEXT if extension_of(path) in _TEXT_EXTENSIONS_ELSEWHERE else Family.RICH
