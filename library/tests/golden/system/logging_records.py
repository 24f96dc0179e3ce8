"""Loggers, handlers, filters and formats."""
import logging
import logging.handlers
import sys

out = logging.StreamHandler(sys.stdout)
out.setFormatter(logging.Formatter("%(levelname)-8s %(name)s %(funcName)s %(message)s"))
root = logging.getLogger()
root.addHandler(out)
root.setLevel(logging.INFO)
log = logging.getLogger("shop.till")


def sell(item):
    log.debug("not shown")
    log.info("sold %s for %d", item, 3)
    log.warning("%(what)s is %(state)s", {"what": item, "state": "low"})


sell("tea")
# expect: INFO     shop.till sell sold tea for 3
# expect: WARNING  shop.till sell tea is low
print(log.parent is root, log, root, log.getEffectiveLevel(), log.isEnabledFor(10))
# expect: True <Logger shop.till (INFO)> <RootLogger root (INFO)> 20 False
print(logging.getLogger("shop").getChild("till") is log, log.parent is logging.getLogger("shop"))  # expect: True True
print(sorted(logger.name for logger in logging.getLogger("shop").getChildren()))  # expect: ['shop.till']
log.addFilter(lambda record: "secret" not in record.getMessage())
log.error("a secret")
log.critical("no s-word")  # expect: CRITICAL shop.till <module> no s-word
for style, format in (("{", "{levelname}:{message}:{extra}"), ("$", "$levelname-${message}-$extra")):
    out.setFormatter(logging.Formatter(format, style=style, defaults={"extra": "none"}))
    log.warning("styled")
    log.warning("styled", extra={"extra": 7})
# expect: WARNING:styled:none
# expect: WARNING:styled:7
# expect: WARNING-styled-none
# expect: WARNING-styled-7


class LastLine(logging.Formatter):
    def formatException(self, info):
        return super().formatException(info).splitlines()[-1]


out.setFormatter(LastLine("%(message)s"))
try:
    1 / 0
except ZeroDivisionError:
    root.removeHandler(out)
    memory = logging.handlers.MemoryHandler(10, target=out)
    root.addHandler(memory)
    log.exception("failed")
    record = logging.makeLogRecord({"msg": "made %s", "args": ("here",), "levelno": 30})
    memory.handle(record)
    print(len(memory.buffer), record.getMessage(), record)
# expect: failed
# expect: ZeroDivisionError: division by zero
# expect: 1 made here <LogRecord: None, 30, , 0, "made %s">
memory.close()  # expect: made here
adapter = logging.LoggerAdapter(logging.getLogger("adapted"), {"user": "ada"})
root.addHandler(out)
out.setFormatter(logging.Formatter("%(user)s: %(message)s"))
adapter.info("in")  # expect: ada: in
logging.disable(logging.INFO)
adapter.info("not shown")
logging.disable(logging.NOTSET)
logging.addLevelName(25, "NOTICE")
print(logging.getLevelName(25), logging.getLevelName("NOTICE"), logging.getLevelName(99))
# expect: NOTICE 25 Level 99
out.setFormatter(logging.Formatter(logging.BASIC_FORMAT))
log.log(25, "noticed")  # expect: NOTICE:shop.till:noticed
for call in (
    lambda: log.setLevel("LOUD"), lambda: log.setLevel(1.5), lambda: logging.Formatter("{x}"),
    lambda: logging.Formatter("x", style="!"), lambda: log.log("x", "y"), lambda: logging.getLogger(3),
    lambda: logging.basicConfig(stream=1, filename=2, force=True), lambda: logging.Handler().emit(None),
    lambda: log.info("x", extra={"message": 1}),
):
    try:
        call()
    except Exception as error:
        print(f"{type(error).__name__}: {error}")
# expect: ValueError: Unknown level: 'LOUD'
# expect: TypeError: Level not an integer or a valid string: 1.5
# expect: ValueError: Invalid format '{x}' for '%' style
# expect: ValueError: Style must be one of: %,{,$
# expect: TypeError: level must be an integer
# expect: TypeError: A logger name must be a string
# expect: ValueError: 'stream' and 'filename' should not be specified together
# expect: NotImplementedError: emit must be implemented by Handler subclasses
# expect: KeyError: "Attempt to overwrite 'message' in LogRecord"
