"""Functions and classes of source code: where each begins and ends.

What lives here: Python by its own parser, other languages by line patterns and indentation. What
does not: understanding code. The one rule: a wrong guess costs a less pretty cut, never text.
"""

from __future__ import annotations

import ast
import re
import warnings
from dataclasses import dataclass

_MAX_PARSED_CHARS = 1_000_000
_NAME = r"(?P<name>[A-Za-z_$][\w$.:~<>?!-]*)"
_MODIFIERS = (
    r"(?:(?:export|default|public|private|protected|internal|static|final|abstract|sealed|async"
    r"|override|virtual|inline|extern|unsafe|const|partial|readonly|open|data|suspend|pub(?:\([^)]*\))?"
    r"|local|declare|template\s*<[^>]*>)\s+)*"
)
_KEYWORDS = (
    r"(?:def|class|module|fn|func|fun|function\*?|sub|procedure|proc|struct|enum|union|trait|impl"
    r"|interface|object|record|namespace|protocol|extension|type|package|defmodule|defp?|defmacro"
    r"|message|service|contract|filter|workflow|macro)"
)
_NAMED = re.compile(
    rf"^(?P<indent>[ \t]*){_MODIFIERS}{_KEYWORDS}\s+(?:\([^)]*\)\s*)?{_NAME}", re.IGNORECASE
)
_C_LIKE = re.compile(
    r"^(?P<indent>[ \t]*)(?!(?:return|else|if|for|while|switch|case|new|throw|catch|delete|goto|do"
    r"|await|yield|using|import|package)\b)"
    r"(?:[A-Za-z_][\w:<>,.\[\]?]*[\s*&]+)+(?P<name>~?[A-Za-z_][\w:~]*)\s*\([^;{}]*\)?"
    r"[^;{}=]*\{?\s*$"
)
_ASSIGNED = re.compile(
    r"^(?P<indent>[ \t]*)(?:export\s+)?(?:const|let|var)\s+(?P<name>[\w$]+)\s*(?::[^=]+)?=\s*"
    r"(?:async\s*)?(?:function\b|\([^)]*\)\s*(?::[^=]+)?=>|\w+\s*=>|class\b)"
)
_METHOD = re.compile(
    r"^(?P<indent>[ \t]+)(?:(?:static|async|get|set|public|private|protected|readonly)\s+)*"
    r"(?!(?:if|for|while|switch|catch|function|return|with)\b)(?P<name>[#\w$]+)\s*\([^)]*\)"
    r"(?:\s*:[^{]+)?\s*\{\s*$"
)
_CREATE = re.compile(
    r"^(?P<indent>)create\s+(?:or\s+replace\s+)?(?:temp(?:orary)?\s+|unique\s+|virtual\s+)*"
    r"(?:table|view|function|procedure|trigger|index)\s+(?:if\s+not\s+exists\s+)?"
    r"(?P<name>[\w.\"`\[\]]+)",
    re.IGNORECASE,
)
_SHELL = re.compile(r"^(?P<indent>[ \t]*)(?P<name>[\w:-]+)\s*\(\)\s*\{?\s*$")
_TABLE_HEAD = re.compile(r"^(?P<indent>)\[+(?P<name>[^\]\n]+)\]+\s*$")
_TARGET = re.compile(r"^(?P<indent>)(?P<name>[\w./%$()-]+)\s*:(?!=)[^=]*$")
_RULE_SET = re.compile(r"^(?P<indent>)(?P<name>[^\s{}@/][^{};]*|@\w[^{};]*)\{\s*$")

_C_LANGUAGES = "c cpp csharp java objective-c d vala solidity dart"
_SCRIPT_LANGUAGES = "javascript typescript vue svelte qml"
_KEYWORD_LANGUAGES = (
    "python cython go rust ruby php kotlin scala swift elixir lua perl julia crystal nim zig"
    " haskell ocaml fsharp erlang matlab r vb pascal ada fortran groovy gradle tcl vhdl verilog"
    " protobuf graphql powershell"
)
_PATTERNS: dict[str, tuple[re.Pattern[str], ...]] = {
    **dict.fromkeys(_C_LANGUAGES.split(), (_NAMED, _C_LIKE)),
    **dict.fromkeys(_SCRIPT_LANGUAGES.split(), (_NAMED, _ASSIGNED, _METHOD)),
    **dict.fromkeys(_KEYWORD_LANGUAGES.split(), (_NAMED,)),
    "shell": (_NAMED, _SHELL),
    "sql": (_CREATE,),
    "toml": (_TABLE_HEAD,),
    "ini": (_TABLE_HEAD,),
    "make": (_TARGET,),
    "css": (_RULE_SET,),
}
_CLOSERS = re.compile(
    r"\s*(?:[})\]]|end\b|fi\b|done\b|esac\b|else\b|elif\b|except\b|finally\b|catch\b|\{)"
)
_ATTACHED = re.compile(
    r"\s*(?:@|#\[|//|/\*|\*|--|;;|%|\"\"\"|#(?!\s*(?:include|if|endif|else|define))|\[[A-Z])"
)


@dataclass(frozen=True, slots=True)
class Definition:
    """A function, class or the like: its name and its whole lines."""

    start: int
    end: int
    name: str


def definitions_of(text: str, language: str) -> list[Definition]:
    """Return the definitions of source code, in order, nested ones after those around them."""
    if language == "python" and len(text) <= _MAX_PARSED_CHARS:
        parsed = _python_definitions(text)
        if parsed is not None:
            return parsed
    patterns = _PATTERNS.get(language)
    return _by_lines(text, patterns) if patterns else []


def _python_definitions(text: str) -> list[Definition] | None:
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # the code's own odd escapes are none of ours
            tree = ast.parse(text)
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return None
    lines = _line_starts(text)
    found: list[Definition] = []
    waiting: list[ast.AST] = [tree]
    while waiting:
        for node in ast.iter_child_nodes(waiting.pop()):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
                first = min([node.lineno, *(each.lineno for each in node.decorator_list)])
                end = node.end_lineno or node.lineno
                found.append(Definition(lines[first - 1], lines[end], node.name))
                if isinstance(node, ast.ClassDef):
                    waiting.append(node)
            elif isinstance(node, ast.If | ast.Try | ast.With):
                waiting.append(node)
    return sorted(found, key=lambda definition: (definition.start, -definition.end))


def _line_starts(text: str) -> list[int]:
    """Return where each line starts, as Python's parser counts lines, and the text's end."""
    starts = [0, *(match.end() for match in re.finditer(r"\r\n|\r|\n", text))]
    return [*starts, len(text)]


def _by_lines(text: str, patterns: tuple[re.Pattern[str], ...]) -> list[Definition]:
    open_ones: list[tuple[int, int, str]] = []  # indent, start, name
    found: list[Definition] = []
    place = attached = 0
    for line in text.split("\n"):
        end = place + len(line) + 1
        if line.strip():
            indent = len(line) - len(line.lstrip())
            closes = bool(_CLOSERS.match(line))
            while open_ones and (
                indent < open_ones[-1][0] or (indent == open_ones[-1][0] and not closes)
            ):
                _, start, name = open_ones.pop()
                found.append(Definition(start, min(attached, place), name))
            matched = _match(line, patterns)
            if matched:
                open_ones.append((indent, attached, matched))
            if matched or not _ATTACHED.match(line):
                attached = end
        else:
            attached = end
        place = end
    found.extend(Definition(start, len(text), name) for _, start, name in open_ones)
    return sorted(
        (each for each in found if each.start < each.end), key=lambda each: (each.start, -each.end)
    )


def _match(line: str, patterns: tuple[re.Pattern[str], ...]) -> str:
    if len(line) > 400:
        return ""
    for pattern in patterns:
        found = pattern.match(line)
        if found:
            return found["name"].strip()[:80]
    return ""
