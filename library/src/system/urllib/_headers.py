"""The headers of a response."""


class Headers:
    """Names and values, in their order; a name can stand there more than once, in capitals or not."""

    def __init__(self, headers=()):
        self._headers = list(headers)

    def __len__(self):
        return len(self._headers)

    def __iter__(self):
        for name, _ in self._headers:
            yield name

    def __contains__(self, name):
        return isinstance(name, str) and name.lower() in [known.lower() for known, _ in self._headers]

    def __getitem__(self, name):
        return self.get(name)

    def __setitem__(self, name, value):
        self._headers.append((name, value))

    def __delitem__(self, name):
        self._headers = [header for header in self._headers if header[0].lower() != name.lower()]

    def __str__(self):
        return "".join([f"{name}: {value}\n" for name, value in self._headers]) + "\n"

    as_string = __str__

    def __bytes__(self):
        return str(self).encode("ascii", "surrogateescape")

    as_bytes = __bytes__

    def keys(self):
        return [name for name, _ in self._headers]

    def values(self):
        return [value for _, value in self._headers]

    def items(self):
        return list(self._headers)

    raw_items = items

    def get(self, name, failobj=None):
        """The first value of a name."""
        name = name.lower()
        for known, value in self._headers:
            if known.lower() == name:
                return value
        return failobj

    def get_all(self, name, failobj=None):
        """All values of a name."""
        name = name.lower()
        return [value for known, value in self._headers if known.lower() == name] or failobj

    def add_header(self, name, value, /, **params):
        """Adds a header, with parameters behind its value."""
        parts = [] if value is None else [value]
        for key, text in params.items():
            key = key.replace("_", "-")
            parts.append(key if text is None else f'{key}="{text}"')
        self[name] = "; ".join(parts)

    def replace_header(self, name, value):
        """Puts a value in place of the first one of a name."""
        for index, (known, _) in enumerate(self._headers):
            if known.lower() == name.lower():
                self._headers[index] = known, value
                return
        raise KeyError(name)

    # The parameters of a value, as of a type of content.

    def get_params(self, failobj=None, header="content-type", unquote=True):
        """The parts of a value, as pairs."""
        value = self.get(header)
        return failobj if value is None else _parameters(value, unquote)

    def get_param(self, param, failobj=None, header="content-type", unquote=True):
        """One of the parts."""
        for name, value in self.get_params((), header, unquote):
            if name.lower() == param.lower():
                return value
        return failobj

    def get_content_type(self):
        """The type of the content; text/plain where there is none."""
        value = self.get("content-type")
        if value is None:
            return self.get_default_type()
        kind = value.partition(";")[0].strip().lower()
        return kind if kind.count("/") == 1 else "text/plain"

    def get_default_type(self):
        return "text/plain"

    def get_content_maintype(self):
        return self.get_content_type().partition("/")[0]

    def get_content_subtype(self):
        return self.get_content_type().partition("/")[2]

    def get_content_charset(self, failobj=None):
        """The encoding of the content."""
        charset = self.get_param("charset")
        return failobj if charset is None else charset.lower()

    def get_charsets(self, failobj=None):
        return [self.get_content_charset(failobj)]

    def get_content_disposition(self):
        value = self.get("content-disposition")
        return None if value is None else value.partition(";")[0].strip().lower()

    def get_filename(self, failobj=None):
        """The name of the file that the content is for."""
        name = self.get_param("filename", None, "content-disposition")
        return self.get_param("name", failobj) if name is None else name

    def is_multipart(self):
        return False


def _parameters(value, unquote):
    """The parts between semicolons that stand in no quotes, as pairs."""
    parts, part, is_quoted = [], "", False
    for piece in value.split(";"):
        part = f"{part};{piece}" if is_quoted else piece
        is_quoted = (part.count('"') - part.count('\\"')) % 2 == 1
        if not is_quoted:
            parts.append(part)
    if is_quoted:
        parts.append(part)
    pairs = []
    for part in parts:
        name, sign, text = part.partition("=")
        name, text = name.strip(), text.strip()
        if sign:
            name = name.lower()
        if unquote and len(text) > 1 and text[0] == text[-1] == '"':
            text = text[1:-1].replace("\\\\", "\\").replace('\\"', '"')
        pairs.append((name, text))
    return pairs
