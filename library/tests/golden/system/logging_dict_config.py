"""Logging configured by a dict."""
import logging
import logging.config


class Shout:
    def __init__(self, mark):
        self.mark = mark

    def filter(self, record):
        record.msg = str(record.msg).upper() + self.mark
        return True


early = logging.getLogger("early")
logging.config.dictConfig({
    "version": 1,
    "formatters": {"short": {"format": "{name}|{message}", "style": "{"}},
    "filters": {"shout": {"()": Shout, "mark": "!"}},
    "handlers": {
        "out": {"class": "logging.StreamHandler", "stream": "ext://sys.stdout", "formatter": "short"},
        "kept": {"class": "logging.handlers.MemoryHandler", "capacity": 3, "target": "out", "level": "ERROR"},
    },
    "loggers": {"a": {"level": "DEBUG", "handlers": ["out"], "filters": ["shout"], "propagate": False}},
    "root": {"level": "WARNING", "handlers": ["kept"]},
})
logging.getLogger("a").debug("loud")  # expect: a|LOUD!
logging.getLogger("b").error("quiet")  # expect: b|quiet
print(early.disabled, logging.getHandlerNames() == {"out", "kept"}, logging.getHandlerByName("out").name)
# expect: True True out
for config in ({}, {"version": 2}, {"version": 1, "root": {"handlers": ["x"]}},
               {"version": 1, "handlers": {"h": {"class": "no.such"}}}):
    try:
        logging.config.dictConfig(config)
    except ValueError as error:
        print(error, "|", error.__cause__)
# expect: dictionary doesn't specify a version | None
# expect: Unsupported version: 2 | None
# expect: Unable to configure root logger | Unable to add handler 'x'
# expect: Unable to configure handler 'h' | Cannot resolve 'no.such': No module named 'no'
