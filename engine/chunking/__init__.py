"""From an extracted text to passages of a size that an encoder reads.

What lives here: the public face of the package: `chunk`, `embedded_text`, and the sizes. What
does not: tokenizers (handed in, see `TokenFinder`) and embedding. The one rule: a chunk is a
slice, `extracted.text[chunk.start:chunk.end] == chunk.text`, and every character that is not
white space is in some chunk.
"""

from engine.chunking.embedding import EmbeddedShape, embedded_text
from engine.chunking.passages import CHUNKER_VERSION, chunk
from engine.chunking.ruler import ChunkSize, TokenFinder

__all__ = [
    "CHUNKER_VERSION",
    "ChunkSize",
    "EmbeddedShape",
    "TokenFinder",
    "chunk",
    "embedded_text",
]
