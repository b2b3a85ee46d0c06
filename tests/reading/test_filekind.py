"""What a file is, by its bytes."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from register_app.reading.filekind import sniff
from register_app.reading.refusals import REASONS
from tests.reading import hostile


@pytest.mark.parametrize(
    ("head", "kind"),
    [
        (hostile.small_xlsx()[:64], "zip"),
        (b"%PDF-1.4", "pdf"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 20, "ole"),
        (b"\xef\xbb\xbf<!-- x --><!DOCTYPE HTML>", "html"),
        (b"  <table border=1>", "html"),
        (b'<?xml version="1.0"?><html xmlns="x">', "html"),
        (b"<style>p { top: 0 }</style>\n<div><h1>Om</h1><p>Navn</p></div>", "html"),
        (b'<?php echo "x > y" ?>\n<div class="a"><p>Navn <?= $b ?></p><p>Hus</p></div>', "html"),
        (
            b"@extends('a')\n@section('t', 'x')\n\n<div><h2>A</h2><p>Navn</p><p>Hus</p></div>\n@endsection",
            "html",
        ),
        (b"@anna wrote:\nregister <p>", "text"),
        (b'<p align="center"><img src="a.png"></p>\n<p>x</p><p>y</p>\n\n# Register\n', "text"),
        (b"<navn>;<adresse>\n</p>", "text"),
        (b'<?xml version="1.0"?><data>', "xml"),
        (b"\x1f\x8b\x08", "is_archive"),
        (b"MZ;Navn\n", "text"),
        (b"MZ\x90\0\3\0", "is_binary"),
        (b"BMI;Navn\n", "text"),
        (b"Behandling;Form\xe5l", "text"),
        (b"", "text"),
    ],
)
def test_sniff(head: bytes, kind: str) -> None:
    assert sniff(head) == kind


@given(st.binary(max_size=200))
def test_sniff_knows_something_about_any_bytes(head: bytes) -> None:
    kind = sniff(head)
    assert kind in {"zip", "pdf", "ole", "html", "xml", "text"} or kind in REASONS
