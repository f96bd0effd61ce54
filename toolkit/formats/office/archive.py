"""The zip archive of an Office file, the same for the same parts."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping

TYPES = "[Content_Types].xml"
#: The earliest date that a zip archive can hold.
EARLIEST = (1980, 1, 1, 0, 0, 0)

#: What zlib and Word use themselves; a higher level takes longer and saves two percent.
LEVEL = 6


def archive(parts: Mapping[str, bytes]) -> bytes:
    """The parts in one archive, content types first, the others sorted.

    They have a fixed date. The bytes are the same with one version of zlib; the parts are with any.
    """
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED, compresslevel=LEVEL) as package:
        for name in sorted(parts, key=lambda name: (name != TYPES, name)):
            info = zipfile.ZipInfo(name, date_time=EARLIEST)
            info.create_system = 0
            info.compress_type = zipfile.ZIP_DEFLATED
            package.writestr(info, parts[name])
    return stream.getvalue()
