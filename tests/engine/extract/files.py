"""Small files of many formats, made when a test asks for them."""

from __future__ import annotations

import hashlib
import io
import zipfile
from pathlib import Path
from xml.sax.saxutils import escape

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_CORE = (
    '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"'
    ' xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>{title}</dc:title>'
    "<dc:creator>{author}</dc:creator></cp:coreProperties>"
)


def zipped(members: dict[str, str | bytes]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return buffer.getvalue()


def _links(*targets: tuple[str, str]) -> str:
    rows = "".join(
        f'<Relationship Id="rId{number}" Type="{kind}" Target="{target}"/>'
        for number, (kind, target) in enumerate(targets, 1)
    )
    return f'<Relationships xmlns="{_PACKAGE}/relationships">{rows}</Relationships>'


def _types(part: str, content_type: str) -> str:
    return (
        f'<Types xmlns="{_PACKAGE}/content-types">'
        '<Default Extension="rels"'
        ' ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        f'<Override PartName="{part}" ContentType="{content_type}"/></Types>'
    )


def docx(paragraphs: list[tuple[str, str]], title: str = "", author: str = "") -> bytes:
    """Make a Word file of `(style, text)` paragraphs; style "" is body text."""
    body = "".join(
        f'<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr><w:r><w:t>{escape(text)}</w:t></w:r></w:p>'
        for style, text in paragraphs
    )
    styles = "".join(
        f'<w:style w:type="paragraph" w:styleId="Heading{level}"><w:name w:val="heading {level}"/>'
        f'<w:pPr><w:outlineLvl w:val="{level - 1}"/></w:pPr></w:style>'
        for level in (1, 2, 3)
    )
    main = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
    return zipped(
        {
            "[Content_Types].xml": _types("/word/document.xml", main),
            "_rels/.rels": _links(
                (f"{_OFFICE}/officeDocument", "word/document.xml"),
                (f"{_PACKAGE}/relationships/metadata/core-properties", "docProps/core.xml"),
            ),
            "word/_rels/document.xml.rels": _links((f"{_OFFICE}/styles", "styles.xml")),
            "word/styles.xml": f'<w:styles xmlns:w="{_W}">{styles}</w:styles>',
            "word/document.xml": f'<w:document xmlns:w="{_W}"><w:body>{body}</w:body></w:document>',
            "docProps/core.xml": _CORE.format(title=escape(title), author=escape(author)),
        }
    )


def xlsx(sheets: dict[str, list[list[str]]]) -> bytes:
    namespace = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    listed = "".join(
        f'<sheet name="{escape(name)}" sheetId="{number}" r:id="rId{number}"/>'
        for number, name in enumerate(sheets, 1)
    )
    members: dict[str, str | bytes] = {
        "[Content_Types].xml": _types(
            "/xl/workbook.xml",
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml",
        ),
        "_rels/.rels": _links((f"{_OFFICE}/officeDocument", "xl/workbook.xml")),
        "xl/workbook.xml": f'<workbook xmlns="{namespace}" xmlns:r="{_OFFICE}">'
        f"<sheets>{listed}</sheets></workbook>",
        "xl/_rels/workbook.xml.rels": _links(
            *((f"{_OFFICE}/worksheet", f"worksheets/sheet{n}.xml") for n, _ in enumerate(sheets, 1))
        ),
    }
    for number, rows in enumerate(sheets.values(), 1):
        cells = "".join(
            f'<row r="{r}">'
            + "".join(
                f'<c r="{chr(64 + c)}{r}" t="inlineStr"><is><t>{escape(value)}</t></is></c>'
                for c, value in enumerate(row, 1)
            )
            + "</row>"
            for r, row in enumerate(rows, 1)
        )
        members[f"xl/worksheets/sheet{number}.xml"] = (
            f'<worksheet xmlns="{namespace}"><sheetData>{cells}</sheetData></worksheet>'
        )
    return zipped(members)


def pptx(slides: list[tuple[str, str, str]]) -> bytes:
    """Make a presentation of `(title, body, notes)` slides, stored in reverse order."""
    a = "http://schemas.openxmlformats.org/drawingml/2006/main"
    p = "http://schemas.openxmlformats.org/presentationml/2006/main"

    def shape(kind: str, text: str) -> str:
        return (
            f'<p:sp><p:nvSpPr><p:nvPr><p:ph type="{kind}"/></p:nvPr></p:nvSpPr><p:txBody>'
            f"<a:p><a:r><a:t>{escape(text)}</a:t></a:r></a:p></p:txBody></p:sp>"
        )

    spaces = f'xmlns:a="{a}" xmlns:p="{p}" xmlns:r="{_OFFICE}"'
    count = len(slides)
    listed = "".join(f'<p:sldId id="{255 + n}" r:id="rId{n}"/>' for n in range(1, count + 1))
    members: dict[str, str | bytes] = {
        "[Content_Types].xml": _types("/ppt/presentation.xml", "application/xml"),
        "ppt/presentation.xml": f"<p:presentation {spaces}><p:sldIdLst>{listed}</p:sldIdLst>"
        "</p:presentation>",
        "ppt/_rels/presentation.xml.rels": _links(
            *((f"{_OFFICE}/slide", f"slides/slide{count - n}.xml") for n in range(count))
        ),
        "docProps/core.xml": _CORE.format(title="PowerPoint Presentation", author="Ada"),
    }
    for place, (title, body, notes) in enumerate(slides):
        name = f"slide{count - place}.xml"
        members[f"ppt/slides/{name}"] = (
            f"<p:sld {spaces}><p:cSld><p:spTree>{shape('body', body)}{shape('title', title)}"
            f"{shape('sldNum', '77')}</p:spTree></p:cSld></p:sld>"
        )
        members[f"ppt/slides/_rels/{name}.rels"] = _links(
            (f"{_OFFICE}/notesSlide", f"../notesSlides/{name}")
        )
        members[f"ppt/notesSlides/{name}"] = f"<p:notes {spaces}>{shape('body', notes)}</p:notes>"
    return zipped(members)


def opendocument(body: str, kind: str = "text", title: str = "", manifest: str = "") -> bytes:
    names = (
        'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"'
        ' xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"'
        ' xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0"'
        ' xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"'
        ' xmlns:dc="http://purl.org/dc/elements/1.1/"'
    )
    members: dict[str, str | bytes] = {
        "mimetype": f"application/vnd.oasis.opendocument.{kind}",
        "content.xml": f"<office:document-content {names}><office:body>{body}</office:body>"
        "</office:document-content>",
        "meta.xml": f"<office:document-meta {names}><dc:title>{title}</dc:title>"
        "</office:document-meta>",
    }
    if manifest:
        members["META-INF/manifest.xml"] = manifest
    return zipped(members)


def epub(chapters: list[tuple[str, str]], title: str, author: str) -> bytes:
    """Make a book of `(file name, html)` chapters; the archive holds them in reverse."""
    items = "".join(f'<item id="c{n}" href="{name}"/>' for n, (name, _) in enumerate(chapters))
    spine = "".join(f'<itemref idref="c{n}"/>' for n in range(len(chapters)))
    members: dict[str, str | bytes] = {
        "mimetype": "application/epub+zip",
        "META-INF/container.xml": "<container><rootfiles>"
        '<rootfile full-path="OPS/book.opf"/></rootfiles></container>',
        "OPS/book.opf": '<package xmlns:dc="http://purl.org/dc/elements/1.1/"><metadata>'
        f"<dc:title>{title}</dc:title><dc:creator>{author}</dc:creator></metadata>"
        f"<manifest>{items}</manifest><spine>{spine}</spine></package>",
    }
    for name, html in reversed(chapters):
        members[f"OPS/{name}"] = html
    return zipped(members)


def pdf(pages: list[str], *, title: str = "", bookmarks: list[tuple[str, int]] | None = None,
        password: str = "") -> bytes:  # fmt: skip
    """Make a PDF, a page per text; with a password it is encrypted (RC4, 40 bits)."""
    bookmarks = bookmarks or []
    n_fixed = 3
    page_ids = [n_fixed + 1 + 2 * n for n in range(len(pages))]
    mark_ids = [n_fixed + 1 + 2 * len(pages) + n for n in range(len(bookmarks))]
    info_id = n_fixed + 1 + 2 * len(pages) + len(bookmarks)
    outline_id = info_id + 1
    kids = " ".join(f"{page_id} 0 R" for page_id in page_ids)
    outline = f"/Outlines {outline_id} 0 R" if bookmarks else ""
    objects: dict[int, bytes] = {
        1: f"<</Type/Catalog/Pages 2 0 R{outline}>>".encode(),
        2: f"<</Type/Pages/Kids[{kids}]/Count {len(pages)}>>".encode(),
        3: b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>",
    }
    key = b"" if not password else _pdf_key(password)
    for page_id, text in zip(page_ids, pages, strict=True):
        objects[page_id] = (
            f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents {page_id + 1} 0 R"
            "/Resources<</Font<</F1 3 0 R>>>>>>"
        ).encode()
        lines = " T* ".join(f"({_pdf_escaped(line)}) Tj" for line in text.split("\n"))
        content = f"BT /F1 12 Tf 14 TL 40 760 Td {lines} ET".encode("cp1252")
        content = _encrypted(content, key, page_id + 1)
        objects[page_id + 1] = b"<</Length %d>>stream\n%s\nendstream" % (len(content), content)
    for number, (words, page) in enumerate(bookmarks):
        after = f"/Next {mark_ids[number + 1]} 0 R" if number + 1 < len(mark_ids) else ""
        objects[mark_ids[number]] = (
            f"<</Title({_pdf_escaped(words)})/Parent {outline_id} 0 R"
            f"/Dest[{page_ids[page]} 0 R/Fit]{after}>>"
        ).encode()
    objects[info_id] = f"<</Title({_pdf_escaped(title)})>>".encode()
    if bookmarks:
        objects[outline_id] = (
            f"<</Type/Outlines/First {mark_ids[0]} 0 R/Last {mark_ids[-1]} 0 R"
            f"/Count {len(bookmarks)}>>"
        ).encode()
    return _assembled(objects, info_id, password)


_PDF_PADDING = bytes.fromhex("28BF4E5E4E758A4164004E56FFFA01082E2E00B6D0683E802F0CA9FE6453697A")
_PDF_ID = b"0123456789abcdef"


def _assembled(objects: dict[int, bytes], info_id: int, password: str) -> bytes:
    out = bytearray(b"%PDF-1.4\n")
    places = {}
    for number in sorted(objects):
        places[number] = len(out)
        out += b"%d 0 obj\n%s\nendobj\n" % (number, objects[number])
    start = len(out)
    size = max(objects) + 1
    out += b"xref\n0 %d\n0000000000 65535 f \n" % size
    for number in range(1, size):
        out += b"%010d 00000 n \n" % places[number]
    encrypt = b""
    if password:
        key = _pdf_key(password)
        encrypt = b"/Encrypt<</Filter/Standard/V 1/R 2/P -4/O<%s>/U<%s>>>" % (
            _owner(password).hex().encode(),
            rc4(key, _PDF_PADDING).hex().encode(),
        )
    out += b"trailer<</Size %d/Root 1 0 R/Info %d 0 R/ID[<%s><%s>]%s>>\nstartxref\n%d\n%%%%EOF" % (
        size, info_id, _PDF_ID.hex().encode(), _PDF_ID.hex().encode(), encrypt, start,
    )  # fmt: skip
    return bytes(out)


def _pdf_escaped(text: str) -> str:
    return text.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)")


def _padded(password: str) -> bytes:
    return (password.encode() + _PDF_PADDING)[:32]


def _owner(password: str) -> bytes:
    return rc4(hashlib.md5(_padded(password)).digest()[:5], _padded(password))  # noqa: S324


def _pdf_key(password: str) -> bytes:
    seed = _padded(password) + _owner(password) + (-4 & 0xFFFFFFFF).to_bytes(4, "little") + _PDF_ID
    return hashlib.md5(seed).digest()[:5]  # noqa: S324


def _encrypted(data: bytes, key: bytes, number: int) -> bytes:
    if not key:
        return data
    object_key = hashlib.md5(key + number.to_bytes(3, "little") + b"\x00\x00").digest()  # noqa: S324
    return rc4(object_key[: len(key) + 5], data)


def rc4(key: bytes, data: bytes) -> bytes:
    state = list(range(256))
    j = 0
    for i in range(256):
        j = (j + state[i] + key[i % len(key)]) % 256
        state[i], state[j] = state[j], state[i]
    out = bytearray()
    i = j = 0
    for byte in data:
        i = (i + 1) % 256
        j = (j + state[i]) % 256
        state[i], state[j] = state[j], state[i]
        out.append(byte ^ state[(state[i] + state[j]) % 256])
    return bytes(out)


def ole(*stream_names: str) -> bytes:
    """Make what begins like a compound file and names these streams."""
    body = b"".join(name.encode("utf-16-le").ljust(64, b"\0") for name in stream_names)
    return (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".ljust(512, b"\0") + body).ljust(2048, b"\0")


def written(folder: Path, name: str, data: bytes | str) -> Path:
    path = folder / name
    path.write_bytes(data.encode() if isinstance(data, str) else data)
    return path
