"""Loggers, handlers and formatters from a dict."""

import functools
import logging
import logging.handlers

DEFAULT_LOGGING_CONFIG_PORT = 9030


def valid_ident(s):
    """True for a name; a ValueError for what is none."""
    if not (s.isascii() and s.isidentifier()):
        raise ValueError(f"Not a valid Python identifier: {s!r}")
    return True


def _resolve(name):
    """The object of a dotted name, with the modules on the way imported."""
    first, *rest = name.split(".")
    used = first
    found = __import__(used)
    for part in rest:
        used += "." + part
        try:
            found = getattr(found, part)
        except AttributeError:
            __import__(used)
            found = getattr(found, part)
    return found


class ConvertingMixin:
    """What converts the values that it holds when they are read."""

    def convert_with_key(self, key, value, replace=True):
        result = self.configurator.convert(value)
        if value is not result:
            if replace:
                self[key] = result
            self._belongs(result, key)
        return result

    def convert(self, value):
        result = self.configurator.convert(value)
        if value is not result:
            self._belongs(result, None)
        return result

    def _belongs(self, result, key):
        if type(result) in (ConvertingDict, ConvertingList, ConvertingTuple):
            result.parent = self
            if key is not None:
                result.key = key


class ConvertingDict(dict, ConvertingMixin):
    def __getitem__(self, key):
        return self.convert_with_key(key, dict.__getitem__(self, key))

    def get(self, key, default=None):
        return self.convert_with_key(key, dict.get(self, key, default))

    def pop(self, key, default=None):
        return self.convert_with_key(key, dict.pop(self, key, default), replace=False)


class ConvertingList(list, ConvertingMixin):
    def __getitem__(self, key):
        return self.convert_with_key(key, list.__getitem__(self, key))

    def pop(self, idx=-1):
        return self.convert(list.pop(self, idx))


class ConvertingTuple(tuple, ConvertingMixin):
    def __getitem__(self, key):
        # A tuple keeps what it has.
        return self.convert_with_key(key, tuple.__getitem__(self, key), replace=False)


class BaseConfigurator:
    """Reads the parts of a configuration."""

    value_converters = {"ext": "ext_convert", "cfg": "cfg_convert"}
    importer = staticmethod(__import__)

    def __init__(self, config):
        self.config = ConvertingDict(config)
        self.config.configurator = self

    def resolve(self, s):
        """The object of a dotted name."""
        first, *rest = s.split(".")
        used = first
        try:
            found = self.importer(used)
            for part in rest:
                used += "." + part
                try:
                    found = getattr(found, part)
                except AttributeError:
                    self.importer(used)
                    found = getattr(found, part)
            return found
        except ImportError as error:
            raise ValueError(f"Cannot resolve {s!r}: {error}") from error

    def ext_convert(self, value):
        """What ext://NAME stands for."""
        return self.resolve(value)

    def cfg_convert(self, value):
        """What cfg://NAME.NAME[KEY] stands for."""
        end = _word_end(value, 0)
        if not end:
            raise ValueError(f"Unable to convert {value!r}")
        found, rest = self.config[value[:end]], value[end:]
        while rest:
            if rest[0] == "." and _word_end(rest, 1) > 1:
                end = _word_end(rest, 1)
                found = found[rest[1:end]]
            elif rest[0] == "[" and "]" in rest and "[" not in rest[1:rest.index("]")]:
                end = rest.index("]")
                key = rest[1:end]
                end += 1
                try:
                    found = found[int(key) if key.isdecimal() else key]
                except TypeError:
                    found = found[key]
            else:
                raise ValueError(f"Unable to convert {value!r} at {rest!r}")
            rest = rest[end:]
        return found

    def convert(self, value):
        """The value, with what it refers to in its place."""
        if not isinstance(value, ConvertingDict) and isinstance(value, dict):
            value = ConvertingDict(value)
        elif not isinstance(value, ConvertingList) and isinstance(value, list):
            value = ConvertingList(value)
        elif not isinstance(value, ConvertingTuple) and isinstance(value, tuple) and not hasattr(value, "_fields"):
            value = ConvertingTuple(value)
        elif isinstance(value, str):
            prefix, mark, suffix = value.partition("://")
            converter = self.value_converters.get(prefix)
            if mark and suffix and converter:
                return getattr(self, converter)(suffix)
            return value
        else:
            return value
        value.configurator = self
        return value

    def configure_custom(self, config):
        """The object that a factory makes of the rest of a dict."""
        factory = config.pop("()")
        if not callable(factory):
            factory = self.resolve(factory)
        attributes = config.pop(".", None)
        kwargs = {key: config[key] for key in config if valid_ident(key)}
        result = factory(**kwargs)
        for name, value in (attributes or {}).items():
            setattr(result, name, value)
        return result

    def as_tuple(self, value):
        return tuple(value) if isinstance(value, list) else value


def _word_end(text, at):
    while at < len(text) and (text[at] == "_" or text[at].isalnum()):
        at += 1
    return at


class DictConfigurator(BaseConfigurator):
    """Makes what a dict says."""

    def configure(self):
        """Makes it, in place of what there is, or as a change of it."""
        config = self.config
        if "version" not in config:
            raise ValueError("dictionary doesn't specify a version")
        if config["version"] != 1:
            raise ValueError(f"Unsupported version: {config['version']}")
        incremental = config.pop("incremental", False)
        with logging._lock:
            if incremental:
                self._change(config)
            else:
                self._replace(config)

    def _change(self, config):
        handlers = config.get("handlers", {})
        for name in handlers:
            if name not in logging._handlers:
                raise ValueError(f"No handler found with name {name!r}")
            try:
                level = handlers[name].get("level", None)
                if level:
                    logging._handlers[name].setLevel(logging._checkLevel(level))
            except Exception as error:
                raise ValueError(f"Unable to configure handler {name!r}") from error
        loggers = config.get("loggers", {})
        for name in loggers:
            try:
                self.configure_logger(name, loggers[name], True)
            except Exception as error:
                raise ValueError(f"Unable to configure logger {name!r}") from error
        root = config.get("root", None)
        if root:
            try:
                self.configure_root(root, True)
            except Exception as error:
                raise ValueError("Unable to configure root logger") from error

    def _replace(self, config):
        disable = config.pop("disable_existing_loggers", True)
        logging._handlers.clear()
        logging.shutdown(logging._handlerList[:])
        logging._handlerList.clear()
        for kind in ("formatters", "filters"):
            parts = config.get(kind, {})
            configure = getattr(self, "configure_" + kind[:-1])
            for name in parts:
                try:
                    parts[name] = configure(parts[name])
                except Exception as error:
                    raise ValueError(f"Unable to configure {kind[:-1]} {name!r}") from error
        self._make_handlers(config.get("handlers", {}))
        existing = sorted(logging.root.manager.loggerDict)
        below = []
        loggers = config.get("loggers", {})
        for name in loggers:
            if name in existing:
                # Those below one that is named are not disabled.
                below += [other for other in existing if other.startswith(name + ".")]
                existing.remove(name)
            try:
                self.configure_logger(name, loggers[name])
            except Exception as error:
                raise ValueError(f"Unable to configure logger {name!r}") from error
        for name in existing:
            logger = logging.root.manager.loggerDict[name]
            if name in below:
                if not isinstance(logger, logging.PlaceHolder):
                    logger.setLevel(logging.NOTSET)
                    logger.handlers = []
                    logger.propagate = True
            else:
                logger.disabled = disable
        root = config.get("root", None)
        if root:
            try:
                self.configure_root(root)
            except Exception as error:
                raise ValueError("Unable to configure root logger") from error

    def _make_handlers(self, handlers):
        later = []
        for name in sorted(handlers):
            try:
                handler = self.configure_handler(handlers[name])
                handler.name = name
                handlers[name] = handler
            except Exception as error:
                if " not configured yet" not in str(error.__cause__):
                    raise ValueError(f"Unable to configure handler {name!r}") from error
                later.append(name)
        for name in later:
            try:
                handler = self.configure_handler(handlers[name])
                handler.name = name
                handlers[name] = handler
            except Exception as error:
                raise ValueError(f"Unable to configure handler {name!r}") from error

    def configure_formatter(self, config):
        """A formatter."""
        if "()" in config:
            original = dict(config)
            try:
                return self.configure_custom(config)
            except TypeError as error:
                # A factory may know the format by its older name.
                if "'format'" not in str(error):
                    raise
                config.update(original)
                config["fmt"] = config.pop("format")
                return self.configure_custom(config)
        name = config.get("class", None)
        cls = _resolve(name) if name else logging.Formatter
        kwargs = {}
        defaults = config.get("defaults", None)
        if defaults is not None:
            kwargs["defaults"] = defaults
        if "validate" in config:
            kwargs["validate"] = config["validate"]
        return cls(config.get("format", None), config.get("datefmt", None), config.get("style", "%"), **kwargs)

    def configure_filter(self, config):
        """A filter."""
        return self.configure_custom(config) if "()" in config else logging.Filter(config.get("name", ""))

    def add_filters(self, filterer, filters):
        for each in filters:
            try:
                is_filter = callable(each) or callable(getattr(each, "filter", None))
                filterer.addFilter(each if is_filter else self.config["filters"][each])
            except Exception as error:
                raise ValueError(f"Unable to add filter {each!r}") from error

    def configure_handler(self, config):
        """A handler."""
        # Read once more if it waits for another.
        original = dict(config)
        formatter = config.pop("formatter", None)
        if formatter:
            try:
                formatter = self.config["formatters"][formatter]
            except Exception as error:
                raise ValueError(f"Unable to set formatter {formatter!r}") from error
        level = config.pop("level", None)
        filters = config.pop("filters", None)
        if "()" in config:
            factory = config.pop("()")
            if not callable(factory):
                factory = self.resolve(factory)
        else:
            name = config.pop("class")
            cls = name if callable(name) else self.resolve(name)
            if issubclass(cls, logging.handlers.MemoryHandler):
                self._resolve_target(config, original)
            elif issubclass(cls, logging.handlers.QueueHandler) and "queue" in config:
                self._resolve_queue(config)
            factory = functools.partial(cls)
        attributes = config.pop(".", None)
        kwargs = {key: config[key] for key in config if valid_ident(key)}
        try:
            handler = factory(**kwargs)
        except TypeError as error:
            # A stream handler may know its stream by an older name.
            if "'stream'" not in str(error):
                raise
            kwargs["strm"] = kwargs.pop("stream")
            handler = factory(**kwargs)
        if formatter:
            handler.setFormatter(formatter)
        if level is not None:
            handler.setLevel(logging._checkLevel(level))
        if filters:
            self.add_filters(handler, filters)
        for name, value in (attributes or {}).items():
            setattr(handler, name, value)
        return handler

    def _resolve_target(self, config, original):
        if "flushLevel" in config:
            config["flushLevel"] = logging._checkLevel(config["flushLevel"])
        if "target" not in config:
            return
        name = config["target"]
        try:
            target = self.config["handlers"][name]
            if not isinstance(target, logging.Handler):
                config.update(original)
                raise TypeError("target not configured yet")
            config["target"] = target
        except Exception as error:
            raise ValueError(f"Unable to set target handler {name!r}") from error

    def _resolve_queue(self, config):
        queue = config["queue"]
        if isinstance(queue, str):
            queue = self.resolve(queue)
            queue = queue() if callable(queue) else queue
        elif isinstance(queue, dict) and "()" in queue:
            queue = self.configure_custom(queue)
        if not hasattr(queue, "put_nowait"):
            raise TypeError(f"Invalid queue specifier {queue!r}")
        config["queue"] = queue

    def add_handlers(self, logger, handlers):
        for name in handlers:
            try:
                logger.addHandler(self.config["handlers"][name])
            except Exception as error:
                raise ValueError(f"Unable to add handler {name!r}") from error

    def common_logger_config(self, logger, config, incremental=False):
        level = config.get("level", None)
        if level is not None:
            logger.setLevel(logging._checkLevel(level))
        if incremental:
            return
        for handler in logger.handlers[:]:
            logger.removeHandler(handler)
        handlers = config.get("handlers", None)
        if handlers:
            self.add_handlers(logger, handlers)
        filters = config.get("filters", None)
        if filters:
            self.add_filters(logger, filters)

    def configure_logger(self, name, config, incremental=False):
        """A logger."""
        logger = logging.getLogger(name)
        self.common_logger_config(logger, config, incremental)
        logger.disabled = False
        propagate = config.get("propagate", None)
        if propagate is not None:
            logger.propagate = propagate

    def configure_root(self, config, incremental=False):
        """The root."""
        self.common_logger_config(logging.getLogger(), config, incremental)


dictConfigClass = DictConfigurator


def dictConfig(config):
    """Configures logging by a dict."""
    dictConfigClass(config).configure()


def fileConfig(fname, defaults=None, disable_existing_loggers=True, encoding=None):
    """Says what to do in place of reading a file."""
    raise PermissionError(1, "scripts have no files here: read the configuration another way and use dictConfig")


def listen(port=DEFAULT_LOGGING_CONFIG_PORT, verify=None):
    """Says that there is no network."""
    raise PermissionError(1, "scripts have no network here: receive the configuration another way and use dictConfig")


def stopListening():
    """There is nothing to stop."""
