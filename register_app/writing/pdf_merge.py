"""Joining the pieces of a large PDF into one file that stays tagged, bookmarked and linked."""

from __future__ import annotations

import io
from collections.abc import Iterator
from pathlib import Path
from typing import Any

Job = dict[str, Any]


def merge(job: Job) -> Job:
    """Join `job["rest"]` to `job["front"]` and write `job["output"]`; answers with the number of pages.

    The front is a complete PDF/UA-1 and PDF/A-2a file and lends the result its metadata. `places`: label → (page from
    0, height in points) in the result. `stamp`: a file whose n-th page is laid over page n + 1.
    """
    import pikepdf

    with pikepdf.open(job["front"]) as base, pikepdf.open(job["stamp"]) as stamp:
        _lighten(base)
        tree = _Tree(base)
        for path in job["rest"]:
            with pikepdf.open(path) as piece:
                tree.add(piece)
        tree.close()
        _name_contents(tree.document)
        _point_links(base, job["places"])
        _lay_over(base, stamp)
        _bookmark(base, job["bookmarks"], job["places"])
        pages = len(base.pages)
        # Into memory first: the library ends the process when a stream of ours fails, as on a full disk.
        packed = io.BytesIO()
        base.save(packed, object_stream_mode=pikepdf.ObjectStreamMode.generate, deterministic_id=True)
    Path(job["output"]).write_bytes(packed.getbuffer())
    return {"pages": pages}


class _Tree:
    """The structure tree of the result: what a screen reader reads, in order."""

    def __init__(self, base: Any) -> None:
        import pikepdf

        self._base = base
        self._root = base.Root.StructTreeRoot
        top = self._root.K
        self.document = top[0] if isinstance(top, pikepdf.Array) else top
        if not isinstance(self.document.K, pikepdf.Array):
            self.document.K = pikepdf.Array([self.document.K])
        self._parents: list[Any] = []
        for key, value in pikepdf.NumberTree(self._root.ParentTree).items():
            self._parents += [key, value]
        self._next = int(self._root.ParentTreeNextKey)

    def add(self, piece: Any) -> None:
        """Append the pages of `piece` and hang its elements under the one document."""
        import pikepdf

        _lighten(piece)
        first = len(self._base.pages)
        self._base.pages.extend(piece.pages)
        # The pages have been copied, so that the elements' references to them lead to the copies.
        tree = self._base.copy_foreign(piece.Root.StructTreeRoot)
        for page in self._base.pages[first:]:
            if "/StructParents" in page.obj:
                page.obj.StructParents = int(page.obj.StructParents) + self._next
            for note in page.obj.get("/Annots", []):
                if "/StructParent" in note:
                    note.StructParent = int(note.StructParent) + self._next
        for key, value in pikepdf.NumberTree(tree.ParentTree).items():
            self._parents += [key + self._next, value]
        self._next += int(tree.ParentTreeNextKey)
        top = tree.K[0] if isinstance(tree.K, pikepdf.Array) else tree.K
        for element in _children(top):
            element.P = self.document
            self.document.K.append(element)

    def close(self) -> None:
        import pikepdf

        parents = pikepdf.Dictionary(Nums=pikepdf.Array(self._parents))
        self._root.ParentTree = self._base.make_indirect(parents)
        self._root.ParentTreeNextKey = self._next


def _children(element: Any) -> list[Any]:
    """The elements (not the marked content) directly under `element`."""
    import pikepdf

    if "/K" not in element:
        return []
    return [kid for kid in _listed(element.K) if isinstance(kid, pikepdf.Dictionary) and "/S" in kid]


def _elements(top: Any) -> Iterator[Any]:
    waiting = [top]
    while waiting:
        element = waiting.pop()
        yield element
        waiting += reversed(_children(element))


def _lighten(file: Any) -> None:
    """Drop what says nothing to a reader.

    That is the look of cells and lines, lists of one, references to header cells beside their scope, and that an
    element is one, which is optional (ISO 32000-1, table 323). The identifiers would clash between pieces, and
    thousands of pages hold a million elements: each entry of theirs takes a tenth of the memory.
    """
    import pikepdf

    tree = file.Root.StructTreeRoot
    if "/IDTree" in tree:
        del tree["/IDTree"]
    for element in _elements(tree.K[0] if isinstance(tree.K, pikepdf.Array) else tree.K):
        for entry in ("/ID", "/Type"):
            if entry in element:
                del element[entry]
        if "/A" in element:
            kept = [a for a in _listed(element.A) if _says_something(a, element.S)]
            if kept:
                element.A = kept[0] if len(kept) == 1 else pikepdf.Array(kept)
            else:
                del element["/A"]
        if "/K" in element and isinstance(element.K, pikepdf.Array) and len(element.K) == 1:
            element.K = element.K[0]


def _says_something(attributes: Any, role: Any) -> bool:
    """Whether what is left of these attributes of an element is more than their owner; a figure needs its place."""
    if str(attributes.O) == "/Layout":
        return bool(str(role) == "/Figure" or "/BBox" in attributes)
    if "/Headers" in attributes:
        del attributes["/Headers"]
    return len(attributes.keys()) > 1


def _listed(value: Any) -> list[Any]:
    """What an entry holds that is an array, or one thing without."""
    import pikepdf

    return list(value) if isinstance(value, pikepdf.Array) else [value]


def _name_contents(document: Any) -> None:
    """The list of contents of the front gets the names of one, as the typesetter gives them in a whole document."""
    import pikepdf

    for element in _elements(document):
        if element.S == pikepdf.Name.L:
            element.S = pikepdf.Name.TOC
            for item in _children(element):
                item.S = pikepdf.Name.TOCI
                for body in _children(item):
                    body.S = pikepdf.Name.NonStruct
            return


def _destination(base: Any, place: list[float]) -> Any:
    import pikepdf

    page, height = place
    return pikepdf.Array([base.pages[int(page)].obj, pikepdf.Name.XYZ, 0, height, 0])


def _point_links(base: Any, places: dict[str, list[float]]) -> None:
    """Turn the placeholder addresses `to:<label>` into places in the document."""
    for page in base.pages:
        for note in page.obj.get("/Annots", []):
            address = str(note.A.URI) if "/A" in note and "/URI" in note.A else ""
            if address.startswith("to:"):
                note.Dest = _destination(base, places[address[3:]])
                del note["/A"]


def _lay_over(base: Any, stamp: Any) -> None:
    """Print "page x of y" on each page after the first, as an artifact that is not read aloud."""
    import pikepdf

    for number, sheet in enumerate(stamp.pages, 1):
        page = base.pages[number]
        form = base.copy_foreign(sheet.as_form_xobject())
        if "/StructParents" in form:
            del form["/StructParents"]
        # Pages may share their resources: each gets its own before it is added to.
        resources = pikepdf.Dictionary(page.obj.Resources)
        forms = pikepdf.Dictionary(dict(resources.XObject.items()) if "/XObject" in resources else {})
        forms[pikepdf.Name("/PageNumber")] = form
        resources.XObject = forms
        page.obj.Resources = resources
        page.contents_add(b"/Artifact<</Type/Pagination/Subtype/Footer>>BDC q /PageNumber Do Q EMC")


def _bookmark(base: Any, nodes: list[Job], places: dict[str, list[float]]) -> None:
    import pikepdf

    def item(node: Job) -> Any:
        made = pikepdf.OutlineItem(node["title"], _destination(base, places[node["target"]]))
        made.children.extend(item(child) for child in node["children"])
        made.is_closed = True
        return made

    with base.open_outline() as outline:
        outline.root.clear()
        outline.root.extend(item(node) for node in nodes)
