"""Expressions of the modules that log: logging, logging.config, logging.handlers; what loggers write to texts, and what they are set to."""
import copy, io, logging, logging.config, logging.handlers, pickle, queue, string, sys

SCOPE = globals()
# What handlers say of errors, and loggers without handlers.
sys.stderr = io.StringIO()

LEVELS = ("10", "20", "30", "40", "50", "0", "25", "'DEBUG'", "'INFO'", "'WARNING'", "'ERROR'", "'CRITICAL'", "'WARN'", "logging.NOTSET", "logging.FATAL", "15", "-5", "100")
WRONG_LEVELS = ("'nosuch'", "None", "1.5", "'debug'", "True", "[]", "'10'")
NAMES = ("a", "a.b", "a.b.c", "a.x", "b", "", "root", "a..b", ".a", "a.b.c.d", "\xe9")
MESSAGES = ("'plain'", "'%s and %s', 1, 'x'", "'%d', 'x'", "'%(k)s', {'k': 5}", "'{}', 1", "'two\\nlines'", "5", "None", "'%s'", "'%', 1", "'\xe9'", "'%s', [1]", "ValueError('v')", "'%.3f|%5s', 1.5, 'r'", "'%s', (1, 2)", "'', 1", "'%s', {}", "'%%'")
FIELDS = {
    "%": ("%(message)s", "%(levelname)-8s", "%(name)s", "%(levelno)d", "%(lineno)d", "%(funcName)s", "%(msg)s", "%(extra)s", "%(message).3s", "%%", "%(name)5.2s", "%(process)x"[:0], "%(message)r", "%(nosuch)s", "%(asctime)s"[:0], "%(levelno)05.1f", "x"),
    "{": ("{message}", "{levelname:>9}", "{name!r}", "{levelno:04d}", "{funcName}", "{extra}", "{{", "}}", "{message:.3}", "{nosuch}", "{levelno:,}", "{message!s:*^9}", "x"),
    "$": ("$message", "${levelname}", "$name", "$levelno", "$$", "${extra}", "${nosuch}", "$funcName", "x"),
}
WRONG = ("''", "'%'", "'%(message)'", "'%(message)z'", "'{'", "'{message'", "'{message!z}'", "'{message:{x}}'", "'{0}'", "'{}'", "'$'", "'${'", "'$ '", "'plain'", "'%s'", "'{message.x}'", "'{a b}'", "None", "5", "'%(a b)s'", "'{message:>>}'")


def level(chance):
    return chance.of(LEVELS) if chance.percent(92) else chance.of(WRONG_LEVELS)


def layout(chance):
    """A format and its style."""
    style = chance.of("%%{$")
    if chance.percent(15):
        return f"{chance.of(WRONG)}, None, {chance.of('%{$')!r}"
    pieces = [piece for piece in FIELDS[style] if piece]
    # One of what is not there or does not fit is enough.
    if not chance.percent(15):
        pieces = [piece for piece in pieces if "nosuch" not in piece and "extra" not in piece]
    return f"{joined(chance, pieces, 3, ' ') + chance.of(pieces)!a}, None, {style!r}"


class Keeps(logging.Handler):
    """A handler that keeps what it was given, and says when an error was handled."""

    def __init__(self, *args):
        super().__init__(*args)
        self.kept = []

    def emit(self, record):
        try:
            self.kept.append(self.format(record))
        except Exception:
            self.handleError(record)

    def handleError(self, record):
        self.kept.append(told(sys.exc_info()[1]))


class Tree:
    """Loggers below a root of their own, and what comes out of them."""

    def __init__(self):
        self.root = logging.RootLogger(logging.WARNING)
        self.manager = logging.Manager(self.root)
        self.handlers = []

    def get(self, name):
        logger = self.manager.getLogger(name) if name else self.root
        logger.manager = self.manager
        return logger

    def add(self, name, level=0, *layout):
        handler = Keeps(level)
        if layout:
            handler.setFormatter(logging.Formatter(*layout))
        self.get(name).addHandler(handler)
        self.handlers.append(handler)
        return handler


def run(*steps):
    """What steps with a tree of loggers do: each of them is a function of the tree."""
    tree, results = Tree(), []
    for step in steps:
        try:
            result = step(tree)
        except Exception as error:
            result = told(error)
        if result is not None:
            results.append(result if type(result) in (int, str, bool, list, tuple) else repr(result))
    return results, [handler.kept for handler in tree.handlers]


def fails(message):
    raise LookupError(message)


def step(chance):
    name = chance.of(NAMES)
    logs = chance.of(("debug", "info", "warning", "warning", "error", "critical", "exception", "fatal", "log", "log"))
    given = chance.of(MESSAGES)
    if logs == "log":
        given = f"{level(chance)}, {given}"
    more = options(chance, extra=("{'extra': 1}", "{'message': 1}", "{'name': 'n'}", "None"), stack_info=("False",), stacklevel=("1",), exc_info=("None", "False", "KeyError('k')", "True")) if chance.percent(25) else ""
    return "lambda t: " + chance.of((
        f"t.get({name!a}).{logs}({given}{more})", f"t.get({name!a}).{logs}({given}{more})", f"t.get({name!a}).{logs}({given}{more})", f"t.get({name!a}).{logs}({given})", f"t.get({name!a}).setLevel({level(chance)})", f"t.get({name!a}).setLevel({level(chance)})", f"t.get({name!a}).isEnabledFor({level(chance)})", f"t.get({name!a}).getEffectiveLevel()", f"t.get({name!a}).hasHandlers()",
        f"t.get({name!a}).addFilter({chance.of(FILTERS)})", f"t.handlers[0].addFilter({chance.of(FILTERS)})", f"setattr(t.get({name!a}), 'propagate', {chance.of((False, True, 0))})", f"setattr(t.get({name!a}), 'disabled', {chance.of((True, False))})", f"setattr(t.manager, 'disable', {level(chance)})", f"t.get({name!a}).parent", f"t.get({name!a}).getChild({chance.of(NAMES)!a})", f"sorted(map(repr, t.get({name!a}).getChildren()))", f"t.add({name!a}, {level(chance)}, {layout(chance)})",
        f"repr(t.get({name!a}))", f"t.handlers[-1].setLevel({level(chance)})", f"t.handlers[-1].setFormatter(logging.Formatter({layout(chance)}))", f"t.get({name!a}).removeHandler(t.handlers[0])", f"t.get({name!a}).handle(logging.makeLogRecord({{'msg': {given.split(',')[0]}, 'levelno': 40, 'name': 'made'}}))", f"logging.LoggerAdapter(t.get({name!a}), {chance.of(('{\'extra\': 2}', 'None', '{}'))}{chance.of(('', ', True'))}).{logs}({given}{more})",
    ))


FILTERS = ("logging.Filter('a')", "logging.Filter('a.b')", "logging.Filter()", "logging.Filter('b')", "lambda record: record.levelno > 20", "lambda record: False", "lambda record: None", "lambda record: logging.makeLogRecord({'msg': 'other'})", "lambda record: fails('f')", "5")


def trees(chance):
    first = f"lambda t: t.add({chance.of(('a', '', 'a.b', ''))!r}, 0, {layout(chance) if chance.percent(50) else chance.of(('\'%(levelname)s %(name)s %(message)s\'', '\'%(message)s\''))})"
    return f"run({', '.join([first] + [step(chance) for _ in range(2 + chance.below(6))])})"


def record(chance):
    given = chance.of(MESSAGES)
    message, _, rest = given.partition(", ")
    return f"logging.LogRecord({chance.of(('a', 'a.b', ''))!r}, {chance.of((10, 25, 30, 40, 0))}, {chance.of(('/x/mod.py', 'mod.py', '', '/x/.y', 'dir/'))!r}, {chance.below(99)}, {message}, ({rest + ',' if rest and chance.percent(80) else ''}), None{chance.of(('', '', ', \'func\''))})"


def records(chance):
    a = record(chance)
    made = f"logging.Formatter({layout(chance)})"
    date = literal(chance, ("%Y", "-", "%H:%M", "%S", "%j", "x", "%%"), 4)
    return chance.of((
        f"{made}.format({a})", f"{made}.format({a})", f"{made}.format({a})", f"repr({a})", f"{a}.getMessage()", f"(lambda r: (r.module, r.filename, r.pathname, r.args, r.msg, r.levelname, r.exc_text, r.stack_info, r.funcName))({a})", f"{made}.usesTime()", f"logging.Formatter({chance.of(WRONG)}{options(chance, style=('\'%\'', '\'{\'', '\'$\'', '\'x\''), validate=('False', 'True'), datefmt=(date,))})._fmt", f"logging.Formatter('%(asctime)s', {date}).formatTime(at({a}, {chance.of((0, 1e9, 1.5))}), {date})",
        f"timed({chance.of(('', '\'%(asctime)s %(message)s\'', '\'%(asctime)s\', ' + date, '\'{asctime}\', None, \'{\'', '\'$asctime.\', ' + date + ', \'$\''))}).format(at({a}, {chance.of((0, 1e9, 1234567890.987))}))", f"logging.Formatter({layout(chance)}, defaults={chance.of(('{\'nosuch\': 5, \'extra\': \'e\'}', '{}', 'None', '{\'message\': \'m\'}'))}).format({a})", f"logging.BufferingFormatter({chance.of(('', made))}).format([{a}, {a}][:{chance.below(3)}])", f"logging.{chance.of(('PercentStyle', 'StrFormatStyle', 'StringTemplateStyle'))}({chance.of(WRONG[:-2])}).validate()",
        f"logging.makeLogRecord({chance.of(('{\'msg\': \'%s\', \'args\': (1,)}', '{}', '{\'levelname\': \'L\', \'x\': 1}', '5', '[(\'msg\', \'m\')]'))}).getMessage()", f"logging.Filter({chance.of(('\'a\'', '\'a.b\'', '\'\'', '\'aa\''))}).filter({a})", f"pickle.loads(pickle.dumps({a})).getMessage()", f"logging.Formatter().formatException(caught({chance.of(('LookupError(\'x\')', 'KeyError(5)', 'ValueError()'))}))[-40:]", f"logging.Formatter({layout(chance)}).formatStack('stack')", f"with_error({made}, {a}, {chance.of(('ValueError(\'v\')', 'KeyError(\'k\')'))})",
        f"logging.getLevelName({level(chance)})", f"logging.getLevelNamesMapping().get({chance.of(('\'INFO\'', '\'WARN\'', '20', '\'x\''))})", f"logging.{chance.of(('getLogger', 'getHandlerByName', 'getLevelName', 'disable', 'setLoggerClass', 'makeLogRecord', 'basicConfig'))}({chance.of(('5', '1.5', 'b\'a\'', 'str', '[]', 'int'))})", f"logging.LoggerAdapter(logging.getLogger('q'), {{'a': 1}}{chance.of(('', ', True', ', merge_extra=True'))}).process('m', {chance.of(('{}', '{\'extra\': {\'b\': 2}}', '{\'extra\': None}', '{\'k\': 1}'))})",
    ))


def at(record, moment):
    record.created, record.msecs = moment, int(moment * 1000) % 1000 + 0.0
    return record


def timed(*args):
    formatter = logging.Formatter(*args)
    formatter.converter = __import__("time").gmtime
    return formatter


def caught(error):
    try:
        raise error
    except Exception:
        return sys.exc_info()


def with_error(formatter, record, error):
    """What is written of an exception, without the line of the traceback that says where."""
    record.exc_info = caught(error)
    lines = formatter.format(record).splitlines()
    return [line for line in lines if not line.startswith("  ")], record.exc_text is not None


def kept_by(handler, *steps):
    """What a handler lets through, step by step."""
    results = []
    for step in steps:
        try:
            result = step(handler)
        except Exception as error:
            result = told(error)
        results.append(result if type(result) in (int, str, bool, tuple, list) else type(result).__name__)
    return results


class Counts(io.StringIO):
    """A stream that says how often it was flushed."""

    flushed = 0

    def flush(self):
        self.flushed += 1


def handlers(chance):
    a, b = record(chance), record(chance)
    stream = "logging.StreamHandler(Counts())"
    memory = f"logging.handlers.MemoryHandler({chance.below(4)}, {chance.of(('logging.ERROR', '30', '\'ERROR\'', '0'))}, {chance.of((stream, stream, 'None'))}{chance.of(('', ', True', ', False', ', flushOnClose=False'))})"
    steps = ", ".join("lambda h: " + chance.of((
        f"h.handle({a})", f"h.emit({b})", f"h.handle({a})", "h.flush()", "len(getattr(h, 'buffer', 'none'))", "h.target.stream.getvalue()", "h.close()", "h.shouldFlush(logging.makeLogRecord({'levelno': 40}))", "h.setTarget(logging.StreamHandler(Counts()))", f"h.setLevel({level(chance)})", "h.addFilter(logging.Filter('a'))", "repr(h)",
    )) for _ in range(1 + chance.below(5)))
    own = ", ".join("lambda h: " + chance.of((
        f"h.handle({a})", f"h.emit({a})", "h.stream.getvalue()", "h.stream.flushed", f"h.setFormatter(logging.Formatter({layout(chance)}))", f"setattr(h, 'terminator', {chance.of(('\'|\'', '\'\'', '\'\\r\\n\''))})", "h.setStream(Counts()).getvalue()", "repr(h.setStream(h.stream))", f"setattr(h, 'name', {chance.of(('\'n\'', 'None', '\'m\''))})", "(h.get_name(), h.name)", "repr(h)[:25]", f"h.format({b})", "h.level", f"h.filter({a})", f"h.setLevel({level(chance)})", "logging.getHandlerByName('n') is h",
    )) for _ in range(1 + chance.below(5)))
    return chance.of((
        f"kept_by({memory}, {steps})", f"kept_by({memory}, {steps})", f"kept_by({stream}, {own})", f"kept_by({stream}, {own})", f"kept_by(logging.handlers.BufferingHandler({chance.below(3)}), {steps})", f"kept_by(logging.NullHandler(), {steps})", f"queued({a}, {b})", f"kept_by(logging.Handler({level(chance)}), {steps})", f"listened({a}, {b}, {chance.of((True, False))})", f"configured({config(chance)})", f"configured({config(chance)})", f"configured({config(chance)})",
        f"basic({options(chance, level=LEVELS + ('\'nosuch\'',), format=('\'%(message)s|\'', '\'{message}\'', '\'bad\''), style=('\'{\'', '\'%\'', '\'x\''), stream=('io.StringIO()',), handlers=('[Keeps()]', '[]', '[Keeps(), Keeps()]'), force=('True',), datefmt=('\'%Y\'',), nosuch=('1',), encoding=('None',))[2:]})",
    ))


def queued(*records):
    """What a handler puts into a queue."""
    found = queue.Queue()
    handler = logging.handlers.QueueHandler(found)
    handler.setFormatter(logging.Formatter("%(levelname)s:%(message)s"))
    for record in records:
        handler.emit(record)
    return [(record.msg, record.message, record.args) for record in found.queue]


def listened(first, second, respect):
    """What a listener hands on."""
    low, high = Keeps(), Keeps(40)
    listener = logging.handlers.QueueListener(queue.Queue(), low, high, respect_handler_level=respect)
    for record in (first, second):
        listener.handle(record)
    return low.kept, high.kept


def config(chance):
    formatters = "{'f': {'format': %s%s}}" % (chance.of(("'%(message)s!'", "'{message}'", "'%(levelname)s'", "'bad'")), chance.of(("", "", ", 'style': '{'", ", 'validate': False", ", 'class': 'logging.Formatter'", ", '()': 'logging.Formatter'", ", 'defaults': {'a': 1}")))
    handler = "{'class': %s%s%s%s}" % (chance.of(("'logging.StreamHandler'", "Keeps", "'logging.NullHandler'", "'logging.nosuch'", "'nosuch.Handler'")), chance.of(("", ", 'formatter': 'f'", ", 'formatter': 'g'")), chance.of(("", f", 'level': {level(chance)}")), chance.of(("", "", ", 'filters': ['only']", ", 'filters': [logging.Filter('a')]", ", '.': {'terminator': '|'}", ", 'nosuch': 1")))
    logger = "{'level': %s, 'handlers': %s%s}" % (level(chance), chance.of(("['h']", "[]", "['g']", "['h', 'm']")), chance.of(("", ", 'propagate': False", ", 'filters': ['only']")))
    parts = [f"'version': {chance.of((1, 1, 1, 1, 1, 1, 2, '\'1\''))}" if not chance.percent(4) else "'v': 1", f"'formatters': {formatters}", f"'handlers': {{'h': {handler}{chance.of(('', ', \'m\': {\'class\': \'logging.handlers.MemoryHandler\', \'capacity\': 3, \'target\': \'h\'}'))}}}", f"'loggers': {{{chance.of(('\'a\'', '\'a.b\'', '\'c\''))}: {logger}}}"]
    more = ("'filters': {'only': {'name': 'a'}}", f"'root': {logger}", f"'disable_existing_loggers': {chance.of((True, False))}", f"'incremental': {chance.of((True, False))}", "'filters': {'only': {'()': 'logging.Filter', 'name': 'cfg://v'}}, 'v': 'a.b'")
    return "{" + ", ".join(parts + [part for part in more if chance.percent(35)]) + "}"


def forgotten():
    """Makes logging as it was at first."""
    manager = logging.root.manager
    manager.loggerDict.clear()
    manager.disable = 0
    for handler in logging.root.handlers[:]:
        logging.root.removeHandler(handler)
    logging.root.filters.clear()
    logging.root.setLevel(logging.WARNING)
    logging.root.disabled = False
    logging._handlers.clear()


def configured(config):
    """What loggers are after a dict of settings."""
    forgotten()
    logging.getLogger("a.before")
    try:
        logging.config.dictConfig(config)
    except Exception as error:
        return told(error), error.__cause__ and told(error.__cause__)
    finally:
        found = [(logger.name, logger.level, logger.disabled, logger.propagate, [type(handler).__name__ for handler in logger.handlers], len(logger.filters)) for logger in (logging.getLogger(name) for name in ("a", "a.b", "a.before", "c", None))]
        facts = [(type(handler).__name__, handler.level, handler.name, len(handler.filters), getattr(handler.formatter, "_fmt", None)) for handler in map(logging.getHandlerByName, sorted(logging.getHandlerNames()))]
        forgotten()
    return found, facts


def basic(**options):
    """What the root is after its basic configuration, twice."""
    forgotten()
    results = []
    try:
        for more in ({}, {"level": 10}):
            try:
                logging.basicConfig(**options, **({} if "level" in options else more))
            except Exception as error:
                results.append(told(error))
            results.append((logging.root.level, [(type(handler).__name__, getattr(handler.formatter, "_fmt", None)) for handler in logging.root.handlers]))
            logging.root.warning("%s", 1) if logging.root.handlers and "stream" in options else None
        if "stream" in options:
            results.append(options["stream"].getvalue())
        return results
    finally:
        forgotten()


CASES = {"logging": trees, "logging again": trees, "records": records, "handlers": handlers}
