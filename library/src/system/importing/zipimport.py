"""Importing from archives, of which there are none without files."""

__all__ = ["ZipImportError", "zipimporter"]


class ZipImportError(ImportError):
    """What an archive cannot give."""


class zipimporter:
    """Reads modules of an archive; no path is one here."""

    def __init__(self, path):
        if not isinstance(path, str):
            path = path.__fspath__()
        if not path:
            raise ZipImportError("archive path is empty", path=path)
        # None of what leads there is a file.
        raise ZipImportError("not a Zip file", path="" if path.strip("/") else path)
