"""Private keys are told by how they begin, and nothing else is taken for one."""

from __future__ import annotations

import pytest

from engine.private_key import private_key_rule

CERTIFICATE = b"-----BEGIN CERTIFICATE-----\nMIIC\n-----END CERTIFICATE-----\n"


@pytest.mark.parametrize(
    ("head", "rule"),
    [
        (b"-----BEGIN PRIVATE KEY-----\nMIIE", "-----BEGIN PRIVATE KEY…"),
        (b"-----BEGIN RSA PRIVATE KEY-----\r\n", "-----BEGIN RSA PRIVATE KEY…"),
        (b"-----BEGIN ENCRYPTED PRIVATE KEY-----\n", "-----BEGIN ENCRYPTED PRIVATE KEY…"),
        (b"-----BEGIN PGP PRIVATE KEY BLOCK-----\n", "-----BEGIN PGP PRIVATE KEY…"),
        (b"\xef\xbb\xbf\n\n-----BEGIN EC PRIVATE KEY-----", "-----BEGIN EC PRIVATE KEY…"),
        (CERTIFICATE + b"-----BEGIN PRIVATE KEY-----\n", "-----BEGIN PRIVATE KEY…"),
        (
            b"Bag Attributes\n    localKeyID: 54\nKey Attributes: <No Attributes>\n"
            b"-----BEGIN PRIVATE KEY-----\n",
            "-----BEGIN PRIVATE KEY…",
        ),
        (b"PuTTY-User-Key-File-3: ssh-ed25519\n", "PuTTY-User-Key-File"),
        (b"# created: 2024\n# public key: age1\nAGE-SECRET-KEY-1QQ", "AGE-SECRET-KEY"),
    ],
)
def test_a_private_key_is_known_and_the_line_is_named(head: bytes, rule: str) -> None:
    assert private_key_rule(head) == rule


@pytest.mark.parametrize(
    "head",
    [
        b"",
        CERTIFICATE,
        b"-----BEGIN PUBLIC KEY-----\nMIIB",
        b"# How to make a key\n\nIt begins with\n-----BEGIN PRIVATE KEY-----\n",
        b"The line -----BEGIN PRIVATE KEY----- starts a key.",
        b"-----BEGIN PGP MESSAGE-----\n",
    ],
)
def test_what_only_speaks_of_a_key_is_none(head: bytes) -> None:
    assert private_key_rule(head) == ""
