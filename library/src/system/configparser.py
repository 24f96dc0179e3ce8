"""Files of options in sections, as `setup.cfg` has them."""

import io as _io
import itertools as _itertools
import os as _os
import re as _re
from collections import ChainMap as _ChainMap
from collections.abc import MutableMapping as _MutableMapping

__all__ = [
    "NoSectionError", "DuplicateOptionError", "DuplicateSectionError", "NoOptionError", "InterpolationError",
    "InterpolationDepthError", "InterpolationMissingOptionError", "InterpolationSyntaxError", "ParsingError",
    "MissingSectionHeaderError", "MultilineContinuationError", "UnnamedSectionDisabledError", "InvalidWriteError",
    "ConfigParser", "RawConfigParser", "Interpolation", "BasicInterpolation", "ExtendedInterpolation", "SectionProxy",
    "ConverterMapping", "DEFAULTSECT", "MAX_INTERPOLATION_DEPTH", "UNNAMED_SECTION",
]

DEFAULTSECT = "DEFAULT"
MAX_INTERPOLATION_DEPTH = 10
_ABSENT = object()


class Error(Exception):
    """What is wrong with options."""

    def __init__(self, msg=""):
        self.message = msg
        super().__init__(msg)

    def __repr__(self):
        return self.message

    __str__ = __repr__


class NoSectionError(Error):
    def __init__(self, section):
        super().__init__(f"No section: {section!r}")
        self.section = section
        self.args = (section,)


def _place(source, lineno):
    return f"While reading from {source!r}" + ("" if lineno is None else f" [line {lineno:2d}]") + ": "


class DuplicateSectionError(Error):
    def __init__(self, section, source=None, lineno=None):
        if source is None:
            text = f"Section {section!r} already exists"
        else:
            text = _place(source, lineno) + f"section {section!r} already exists"
        super().__init__(text)
        self.section, self.source, self.lineno = section, source, lineno
        self.args = (section, source, lineno)


class DuplicateOptionError(Error):
    def __init__(self, section, option, source=None, lineno=None):
        if source is None:
            text = f"Option {option!r} in section {section!r} already exists"
        else:
            text = _place(source, lineno) + f"option {option!r} in section {section!r} already exists"
        super().__init__(text)
        self.section, self.option, self.source, self.lineno = section, option, source, lineno
        self.args = (section, option, source, lineno)


class NoOptionError(Error):
    def __init__(self, option, section):
        super().__init__(f"No option {option!r} in section: {section!r}")
        self.option, self.section = option, section
        self.args = (option, section)


class InterpolationError(Error):
    def __init__(self, option, section, msg):
        super().__init__(msg)
        self.option, self.section = option, section
        self.args = (option, section, msg)


class InterpolationMissingOptionError(InterpolationError):
    def __init__(self, option, section, rawval, reference):
        super().__init__(option, section, f"Bad value substitution: option {option!r} in section {section!r} contains an "
                         f"interpolation key {reference!r} which is not a valid option name. Raw value: {rawval!r}")
        self.reference = reference
        self.args = (option, section, rawval, reference)


class InterpolationSyntaxError(InterpolationError):
    pass


class InterpolationDepthError(InterpolationError):
    def __init__(self, option, section, rawval):
        super().__init__(option, section, f"Recursion limit exceeded in value substitution: option {option!r} in section "
                         f"{section!r} contains an interpolation key which cannot be substituted in "
                         f"{MAX_INTERPOLATION_DEPTH} steps. Raw value: {rawval!r}")
        self.args = (option, section, rawval)


class ParsingError(Error):
    def __init__(self, source, *args):
        super().__init__(f"Source contains parsing errors: {source!r}")
        self.source = source
        self.errors = []
        self.args = (source,)
        for lineno, line in args:
            self.append(lineno, line)

    def append(self, lineno, line):
        self.errors.append((lineno, line))
        self.message += f"\n\t[line {lineno:2d}]: {line!r}"

    def combine(self, others):
        for other in others:
            for error in other.errors:
                self.append(*error)
        return self


class MissingSectionHeaderError(ParsingError):
    def __init__(self, filename, lineno, line):
        Error.__init__(self, f"File contains no section headers.\nfile: {filename!r}, line: {lineno}\n{line!r}")
        self.source, self.lineno, self.line = filename, lineno, line
        self.args = (filename, lineno, line)


class MultilineContinuationError(ParsingError):
    def __init__(self, filename, lineno, line):
        Error.__init__(self, f"Key without value continued with an indented line.\nfile: {filename!r}, line: {lineno}\n"
                       f"{line!r}")
        self.source, self.lineno, self.line = filename, lineno, line
        self.args = (filename, lineno, line)


class UnnamedSectionDisabledError(Error):
    def __init__(self, msg="Support for UNNAMED_SECTION is disabled."):
        super().__init__(msg)


class InvalidWriteError(Error):
    pass


class _UnnamedSection:
    def __repr__(self):
        return "<UNNAMED_SECTION>"


UNNAMED_SECTION = _UnnamedSection()


class Interpolation:
    """Leaves values as they are."""

    def before_get(self, parser, section, option, value, defaults):
        return value

    def before_set(self, parser, section, option, value):
        return value

    def before_read(self, parser, section, option, value):
        return value

    def before_write(self, parser, section, option, value):
        return value


class _Replacing(Interpolation):
    """Puts other options in the place of their names."""

    def before_get(self, parser, section, option, value, defaults):
        return self._replaced(parser, option, section, value, value, defaults, 1)

    def before_set(self, parser, section, option, value):
        rest = self._reference.sub("", value.replace(self._sign * 2, ""))
        if self._sign in rest:
            raise ValueError(f"invalid interpolation syntax in {value!r} at position {rest.find(self._sign)}")
        return value

    def _replaced(self, parser, option, section, rest, raw, values, depth):
        if depth > MAX_INTERPOLATION_DEPTH:
            raise InterpolationDepthError(option, section, raw)
        parts = []
        while rest:
            place = rest.find(self._sign)
            if place < 0:
                parts.append(rest)
                break
            parts.append(rest[:place])
            rest = rest[place:]
            if rest[1:2] == self._sign:
                parts.append(self._sign)
                rest = rest[2:]
                continue
            if rest[1:2] != self._opening:
                raise InterpolationSyntaxError(option, section, self._expected.format(rest))
            found = self._reference.match(rest)
            if found is None:
                raise InterpolationSyntaxError(option, section, f"bad interpolation variable reference {rest!r}")
            rest = rest[found.end():]
            owner, name, value, known = self._value(parser, option, section, raw, values, found[1], rest)
            if self._sign in value:
                parts.append(self._replaced(parser, name, owner, value, raw, known, depth + 1))
            else:
                parts.append(value)
        return "".join(parts)


class BasicInterpolation(_Replacing):
    """`%(name)s` stands for another option of the section."""

    _sign, _opening = "%", "("
    _reference = _re.compile(r"%\(([^)]+)\)s")
    _expected = "'%' must be followed by '%' or '(', found: {!r}"

    def _value(self, parser, option, section, raw, values, reference, rest):
        name = parser.optionxform(reference)
        try:
            return section, option, values[name], values
        except KeyError:
            raise InterpolationMissingOptionError(option, section, raw, name) from None


class ExtendedInterpolation(_Replacing):
    """`${name}` stands for another option, `${section:name}` for one of another section."""

    _sign, _opening = "$", "{"
    _reference = _re.compile(r"\$\{([^}]+)\}")
    _expected = "'$' must be followed by '$' or '{{', found: {!r}"

    def _value(self, parser, option, section, raw, values, reference, rest):
        path = reference.split(":")
        if len(path) > 2:
            raise InterpolationSyntaxError(option, section, f"More than one ':' found: {rest!r}")
        name = parser.optionxform(path[-1])
        try:
            if len(path) == 1:
                return section, name, values[name], values
            return path[0], name, parser.get(path[0], name, raw=True), dict(parser.items(path[0], raw=True))
        except (KeyError, NoSectionError, NoOptionError):
            raise InterpolationMissingOptionError(option, section, raw, reference) from None


class RawConfigParser(_MutableMapping):
    """Sections by name, each with options by name."""

    SECTCRE = _re.compile(r"\[(?P<header>.+)\]")
    _DEFAULT_INTERPOLATION = Interpolation()
    NONSPACECRE = _re.compile(r"\S")
    BOOLEAN_STATES = {"1": True, "yes": True, "true": True, "on": True,
                      "0": False, "no": False, "false": False, "off": False}

    def __init__(self, defaults=None, dict_type=dict, allow_no_value=False, *, delimiters=("=", ":"),
                 comment_prefixes=("#", ";"), inline_comment_prefixes=None, strict=True, empty_lines_in_values=True,
                 default_section=DEFAULTSECT, interpolation=_ABSENT, converters=_ABSENT, allow_unnamed_section=False):
        self._dict = dict_type
        self._sections, self._defaults, self._proxies = dict_type(), dict_type(), dict_type()
        self._converters = ConverterMapping(self)
        self._proxies[default_section] = SectionProxy(self, default_section)
        self._delimiters = tuple(delimiters)
        signs = "|".join(map(_re.escape, self._delimiters))
        self._optcre = _re.compile(rf"(?P<option>.*?)\s*(?:(?P<vi>{signs})\s*(?P<value>.*))" + "?$" * allow_no_value
                                   + "$" * (not allow_no_value))
        self._comments = tuple(comment_prefixes or ())
        self._inline = tuple(inline_comment_prefixes or ())
        self._strict, self._allow_no_value = strict, allow_no_value
        self._empty_lines, self.default_section = empty_lines_in_values, default_section
        self._interpolation = self._DEFAULT_INTERPOLATION if interpolation is _ABSENT else interpolation or Interpolation()
        self._allow_unnamed = allow_unnamed_section
        if converters is not _ABSENT:
            self._converters.update(converters)
        if defaults:
            self._read_defaults(defaults)

    def _read_defaults(self, defaults):
        for key, value in defaults.items():
            self._defaults[self.optionxform(key)] = value

    def defaults(self):
        return self._defaults

    def sections(self):
        return list(self._sections)

    def add_section(self, section):
        if section == self.default_section:
            raise ValueError(f"Invalid section name: {section!r}")
        if section is UNNAMED_SECTION and not self._allow_unnamed:
            raise UnnamedSectionDisabledError
        if section in self._sections:
            raise DuplicateSectionError(section)
        self._sections[section] = self._dict()
        self._proxies[section] = SectionProxy(self, section)

    def has_section(self, section):
        return section in self._sections

    def options(self, section):
        try:
            options = self._sections[section].copy()
        except KeyError:
            raise NoSectionError(section) from None
        options.update(self._defaults)
        return list(options.keys())

    def read(self, filenames, encoding=None):
        if isinstance(filenames, (str, bytes, _os.PathLike)):
            filenames = [filenames]
        found = []
        for filename in filenames:
            try:
                with _io.open(filename, encoding=encoding or "utf-8") as file:
                    self._read(file, filename)
            except OSError:
                continue
            found.append(_os.fspath(filename))
        return found

    def read_file(self, f, source=None):
        self._read(f, source if source is not None else getattr(f, "name", "<???>"))

    def read_string(self, string, source="<string>"):
        self.read_file(_io.StringIO(string), source)

    def read_dict(self, dictionary, source="<dict>"):
        seen = set()
        for section, keys in dictionary.items():
            section = str(section)
            try:
                self.add_section(section)
            except (DuplicateSectionError, ValueError):
                if self._strict and section in seen:
                    raise
            seen.add(section)
            for key, value in keys.items():
                key = self.optionxform(str(key))
                if self._strict and (section, key) in seen:
                    raise DuplicateOptionError(section, key, source)
                seen.add((section, key))
                self.set(section, key, None if value is None else str(value))

    def get(self, section, option, *, raw=False, vars=None, fallback=_ABSENT):
        try:
            values = self._layers(section, vars)
        except NoSectionError:
            if fallback is _ABSENT:
                raise
            return fallback
        option = self.optionxform(option)
        try:
            value = values[option]
        except KeyError:
            if fallback is _ABSENT:
                raise NoOptionError(option, section) from None
            return fallback
        return value if raw or value is None else self._interpolation.before_get(self, section, option, value, values)

    def _get_conv(self, section, option, conv, *, raw=False, vars=None, fallback=_ABSENT, **kwargs):
        try:
            return conv(self.get(section, option, raw=raw, vars=vars, **kwargs))
        except (NoSectionError, NoOptionError):
            if fallback is _ABSENT:
                raise
            return fallback

    def getint(self, section, option, **options):
        return self._get_conv(section, option, int, **options)

    def getfloat(self, section, option, **options):
        return self._get_conv(section, option, float, **options)

    def getboolean(self, section, option, **options):
        return self._get_conv(section, option, self._convert_to_boolean, **options)

    def _convert_to_boolean(self, value):
        try:
            return self.BOOLEAN_STATES[value.lower()]
        except KeyError:
            raise ValueError(f"Not a boolean: {value}") from None

    def items(self, section=_ABSENT, raw=False, vars=None):
        if section is _ABSENT:
            return super().items()
        values = self._defaults.copy()
        try:
            values.update(self._sections[section])
        except KeyError:
            if section != self.default_section:
                raise NoSectionError(section) from None
        names = list(values)
        for key, value in (vars or {}).items():
            values[self.optionxform(key)] = value
        if raw:
            return [(name, values[name]) for name in names]
        # What has no value becomes an empty text where something could stand in it.
        return [(name, self._interpolation.before_get(self, section, name, values[name], values)) for name in names]

    def popitem(self):
        for key in self.sections():
            value = self[key]
            del self[key]
            return key, value
        raise KeyError

    def optionxform(self, optionstr):
        return optionstr.lower()

    def has_option(self, section, option):
        if not section or section == self.default_section:
            return self.optionxform(option) in self._defaults
        if section not in self._sections:
            return False
        option = self.optionxform(option)
        return option in self._sections[section] or option in self._defaults

    def set(self, section, option, value=None):
        if value:
            value = self._interpolation.before_set(self, section, option, value)
        self._own(section)[self.optionxform(option)] = value

    def _own(self, section):
        if not section or section == self.default_section:
            return self._defaults
        try:
            return self._sections[section]
        except KeyError:
            raise NoSectionError(section) from None

    def write(self, fp, space_around_delimiters=True):
        sign = f" {self._delimiters[0]} " if space_around_delimiters else self._delimiters[0]
        if self._defaults:
            self._write_section(fp, self.default_section, self._defaults.items(), sign)
        if self._sections.get(UNNAMED_SECTION):
            self._write_section(fp, UNNAMED_SECTION, self._sections[UNNAMED_SECTION].items(), sign)
        for section in self._sections:
            if section is not UNNAMED_SECTION:
                self._write_section(fp, section, self._sections[section].items(), sign)

    def _write_section(self, fp, name, items, sign):
        if name is not UNNAMED_SECTION:
            fp.write(f"[{name}]\n")
        for key, value in items:
            if self.SECTCRE.match(key) or any(each in key for each in self._delimiters) or key.startswith(self._comments):
                raise InvalidWriteError(f"Cannot write key {key}; contains delimiter or begins with a section pattern")
            value = self._interpolation.before_write(self, name, key, value)
            if value is not None or not self._allow_no_value:
                value = sign + str(value).replace("\n", "\n\t")
            else:
                value = ""
            fp.write(f"{key}{value}\n")
        fp.write("\n")

    def remove_option(self, section, option):
        own = self._own(section)
        option = self.optionxform(option)
        existed = option in own
        if existed:
            del own[option]
        return existed

    def remove_section(self, section):
        existed = section in self._sections
        if existed:
            del self._sections[section]
            del self._proxies[section]
        return existed

    def __getitem__(self, key):
        if key != self.default_section and not self.has_section(key):
            raise KeyError(key)
        return self._proxies[key]

    def __setitem__(self, key, value):
        if key in self and self[key] is value:
            return
        if key == self.default_section:
            self._defaults.clear()
        elif key in self._sections:
            self._sections[key].clear()
        self.read_dict({key: value})

    def __delitem__(self, key):
        if key == self.default_section:
            raise ValueError("Cannot remove the default section.")
        if not self.has_section(key):
            raise KeyError(key)
        self.remove_section(key)

    def __contains__(self, key):
        return key == self.default_section or self.has_section(key)

    def __len__(self):
        return len(self._sections) + 1

    def __iter__(self):
        return _itertools.chain((self.default_section,), self._sections.keys())

    @property
    def converters(self):
        return self._converters

    def _layers(self, section, vars):
        """The options of a section by name: those given, its own, the defaults."""
        own = {}
        try:
            own = self._sections[section]
        except KeyError:
            if section != self.default_section:
                raise NoSectionError(section) from None
        given = {self.optionxform(key): value if value is None else str(value) for key, value in (vars or {}).items()}
        return _ChainMap(given, own, self._defaults)

    def _clean(self, line):
        """A line without its comments; None if it is one."""
        if line.strip().startswith(self._comments) and self._comments:
            return None
        ends = [found.start() for prefix in self._inline
                for found in _re.finditer(r"(?:^|(?<=\s))" + _re.escape(prefix), line)]
        if not ends:
            return line.strip()
        return line[:min(ends)].strip() or None

    def _read(self, file, source):
        reading = _Reading(source)
        try:
            self._read_lines(reading, file, source)
        finally:
            # What was read before an error stays.
            self._join(reading)
        if reading.error:
            raise reading.error

    def _read_lines(self, reading, file, source):
        for lineno, line in enumerate(file, 1):
            text = self._clean(line)
            if not text:
                if self._empty_lines:
                    # An empty line belongs to the value before it, a comment does not.
                    is_value = text is not None or not line.strip()
                    if is_value and reading.section is not None and reading.option and reading.own[reading.option] is not None:
                        reading.own[reading.option].append("")
                else:
                    reading.indent = 1 << 62
                continue
            start = self.NONSPACECRE.search(line)
            indent = start.start() if start else 0
            if reading.section is not None and reading.option and indent > reading.indent:
                if reading.own[reading.option] is None:
                    raise MultilineContinuationError(source, lineno, line)
                reading.own[reading.option].append(text)
                continue
            reading.indent = indent
            self._read_line(reading, source, lineno, line, text)

    def _read_line(self, reading, source, lineno, line, text):
        if self._allow_unnamed and reading.section is None:
            self._begin(reading, UNNAMED_SECTION, source, lineno)
        header = self.SECTCRE.match(text)
        if header:
            self._begin(reading, header["header"], source, lineno)
            return
        if reading.section is None:
            raise MissingSectionHeaderError(source, lineno, line)
        found = self._optcre.match(text)
        name = self.optionxform(found["option"].rstrip()) if found else None
        if not found or not found["option"]:
            reading.error = reading.error or ParsingError(source)
            reading.error.append(lineno, line)
        if not found:
            return
        if self._strict and (reading.section, name) in reading.seen:
            raise DuplicateOptionError(reading.section, name, source, lineno)
        reading.seen.add((reading.section, name))
        reading.option = name
        value = found["value"]
        reading.own[name] = None if value is None else [value.strip()]

    def _begin(self, reading, name, source, lineno):
        reading.option = None
        reading.section = name
        if name in self._sections:
            if self._strict and name in reading.seen:
                raise DuplicateSectionError(name, source, lineno)
            reading.own = self._sections[name]
        elif name == self.default_section:
            reading.own = self._defaults
        else:
            reading.own = self._sections[name] = self._dict()
            self._proxies[name] = SectionProxy(self, name)
        reading.seen.add(name)

    def _join(self, reading):
        for section, options in [(self.default_section, self._defaults), *self._sections.items()]:
            for name, value in options.items():
                if isinstance(value, list):
                    value = "\n".join(value).rstrip()
                    options[name] = self._interpolation.before_read(self, section, name, value)


class _Reading:
    """How far a file was read."""

    def __init__(self, source):
        self.section = self.option = self.own = self.error = None
        self.indent = 0
        self.seen = set()


class ConfigParser(RawConfigParser):
    """Sections of texts, with `%(name)s` for other options."""

    _DEFAULT_INTERPOLATION = BasicInterpolation()

    def _read_defaults(self, defaults):
        # They become texts, and are as they are whatever stands for another option.
        interpolation, self._interpolation = self._interpolation, Interpolation()
        try:
            self.read_dict({self.default_section: defaults})
        finally:
            self._interpolation = interpolation

    def set(self, section, option, value=None):
        if not isinstance(option, str):
            raise TypeError("option keys must be strings")
        if not isinstance(value, str) and not (value is None and self._allow_no_value):
            raise TypeError("option values must be strings")
        super().set(section, option, value)

    def add_section(self, section):
        if not isinstance(section, (str, _UnnamedSection)):
            raise TypeError("section names must be strings or UNNAMED_SECTION")
        super().add_section(section)


class SectionProxy(_MutableMapping):
    """One section."""

    def __init__(self, parser, name):
        self._parser, self._name = parser, name
        for each in parser.converters:
            setattr(self, "get" + each, _bound(self, each))

    def __repr__(self):
        return f"<Section: {self._name}>"

    def __getitem__(self, key):
        if not self._parser.has_option(self._name, key):
            raise KeyError(key)
        return self._parser.get(self._name, key)

    def __setitem__(self, key, value):
        self._parser.set(self._name, key, value)

    def __delitem__(self, key):
        if not (self._parser.has_option(self._name, key) and self._parser.remove_option(self._name, key)):
            raise KeyError(key)

    def __contains__(self, key):
        return self._parser.has_option(self._name, key)

    def _options(self):
        if self._name != self._parser.default_section:
            return self._parser.options(self._name)
        return list(self._parser.defaults())

    def __len__(self):
        return len(self._options())

    def __iter__(self):
        return iter(self._options())

    parser = property(lambda self: self._parser)
    name = property(lambda self: self._name)

    def get(self, option, fallback=None, *, raw=False, vars=None, _impl=None, **kwargs):
        return (_impl or self._parser.get)(self._name, option, raw=raw, vars=vars, fallback=fallback, **kwargs)


def _bound(section, name):
    def get(option, fallback=None, **options):
        return section.get(option, fallback, _impl=getattr(section.parser, "get" + name), **options)
    return get


class ConverterMapping(_MutableMapping):
    """Functions that make values of texts, by the names of their getters."""

    def __init__(self, parser):
        self._parser = parser
        self._data = dict.fromkeys(["int", "float", "boolean"])

    def __getitem__(self, key):
        return self._data[key]

    def __setitem__(self, key, value):
        self._data[key] = value
        setattr(self._parser, "get" + key, lambda section, option, **options:
                self._parser._get_conv(section, option, value, **options))
        for proxy in self._parser._proxies.values():
            setattr(proxy, "get" + key, _bound(proxy, key))

    def __delitem__(self, key):
        del self._data[key]
        delattr(self._parser, "get" + key)

    def __iter__(self):
        return iter(self._data)

    def __len__(self):
        return len(self._data)
