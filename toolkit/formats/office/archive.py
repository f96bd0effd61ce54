"""The zip archive of an Office file, with the same bytes on any machine."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping

TYPES = "[Content_Types].xml"
#: The earliest date that a zip archive can hold.
EARLIEST = (1980, 1, 1, 0, 0, 0)


def archive(parts: Mapping[str, bytes]) -> bytes:
    """The parts in one archive, content types first, the others sorted.

    They are uncompressed and have a fixed date: the output of deflate differs between versions of zlib.
    """
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_STORED) as package:
        for name in sorted(parts, key=lambda name: (name != TYPES, name)):
            info = zipfile.ZipInfo(name, date_time=EARLIEST)
            info.create_system = 0
            package.writestr(info, parts[name])
    return stream.getvalue()
