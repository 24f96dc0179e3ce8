"""Handlers for a network, as far as they go: the payload of a record, sent by what a subclass makes."""
import logging
import logging.handlers
import pickle


class Wire:
    """Notes what it is told."""

    def __getattr__(self, name):
        return lambda *args: print(name, *args)

    def close(self):
        pass


class Server(logging.handlers.HTTPHandler):
    def getConnection(self, host, secure):
        print(host, secure)
        return Wire()

    def mapLogRecord(self, record):
        return {"text": record.getMessage(), "level": record.levelname}


record = logging.makeLogRecord({"msg": "a %s", "args": ("b",), "levelname": "ERROR", "levelno": 40})
Server("here:80", "/log").emit(record)
# expect: here:80 False
# expect: putrequest GET /log?text=a+b&level=ERROR
# expect: endheaders
# expect: getresponse
Server("here", "/log?x=1", "post", True, ("me", "pass")).emit(record)
# expect: here True
# expect: putrequest POST /log?x=1
# expect: putheader Content-type application/x-www-form-urlencoded
# expect: putheader Content-length 20
# expect: putheader Authorization Basic bWU6cGFzcw==
# expect: endheaders
# expect: send b'text=a+b&level=ERROR'
# expect: getresponse
for arguments in (("h", "/", "PUT"), ("h", "/", "GET", False, None, object())):
    try:
        logging.handlers.HTTPHandler(*arguments)
    except ValueError as error:
        print(error)
# expect: method must be GET or POST
# expect: context parameter only makes sense with secure=True

handler = logging.handlers.SocketHandler("here", 9020)
data = handler.makePickle(record)
values = pickle.loads(data[4:])
print(int.from_bytes(data[:4], "big") == len(data) - 4, values["msg"], values["args"], values["exc_info"])
# expect: True a b None None
print(handler.address, logging.handlers.DatagramHandler("path", None).address, handler.sock, handler.closeOnError)
# expect: ('here', 9020) path None False


class Datagrams(logging.handlers.DatagramHandler):
    def makeSocket(self):
        return Wire()

    def makePickle(self, record):
        return record.getMessage()


Datagrams("here", 1).emit(record)  # expect: sendto a b ('here', 1)


class Log(logging.handlers.SysLogHandler):
    def createSocket(self):
        self.unixsocket = isinstance(self.address, str)
        self.socket = Wire()


log = Log(facility=logging.handlers.SysLogHandler.LOG_LOCAL3)
log.ident = "me: "
log.emit(record)  # expect: sendall b'<155>me: a b\x00'
log.socktype = 2
log.emit(record)  # expect: sendto b'<155>me: a b\x00' ('localhost', 514)
log = Log("/dev/log", "cron")
log.append_nul = False
log.emit(record)  # expect: send b'<75>a b'
print(log.encodePriority("solaris-cron", "panic"), log.mapPriority("ODD"), log.LOG_SOLCRON, log.LOG_EMERG)
# expect: 120 warning 15 0
log.close()
mail = logging.handlers.SMTPHandler(("host", 25), "me", "you", "news", ("a", "b"))
print(mail.mailport, mail.toaddrs, mail.username, mail.getSubject(record), mail.timeout)  # expect: 25 ['you'] a news 5.0
