"""Checks in an editor: a language server for catalogs and glossaries, on standard input and output.

The findings are those of `toolkit lint` for the text in the editor, saved or not. `server` speaks the protocol; a
`CatalogDocument` or a `GlossaryDocument` is an open text; each other module answers one kind of request from it.
Everything runs on one thread, in slices short enough to type meanwhile, except looking into the memory and counting
the uses of terms, which have a thread each.
"""
