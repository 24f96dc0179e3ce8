import functools
import json
import string
from dataclasses import dataclass, field
from types import MappingProxyType


@dataclass
class Request:
    method: str
    path: str
    query: dict = field(default_factory=dict)
    headers: MappingProxyType = MappingProxyType({})
    user: str | None = None


@dataclass
class Response:
    status: int = 200
    body: str = ""
    headers: dict = field(default_factory=dict, compare=False)


class HttpError(Exception):
    def __init__(self, status, reason):
        super().__init__(status, reason)
        self.status, self.reason = status, reason


CONVERTERS = {"int": int, "str": str, "hex": lambda text: int(text, 16)}


class Route:
    def __init__(self, pattern, methods, handler):
        self.parts = [self.part(piece) for piece in pattern.strip("/").split("/")]
        self.pattern, self.methods, self.handler = pattern, methods, handler

    @staticmethod
    def part(piece):
        if not piece.startswith("<"):
            return piece, None
        kind, _, name = piece[1:-1].rpartition(":")
        return name, CONVERTERS[kind or "str"]

    def match(self, path):
        pieces = path.strip("/").split("/")
        if len(pieces) != len(self.parts):
            return None
        found = {}
        for piece, (name, convert) in zip(pieces, self.parts):
            if convert is None:
                if piece != name:
                    return None
                continue
            try:
                found[name] = convert(piece)
            except ValueError:
                return None
        return found

    def url(self, **values):
        return "/" + "/".join(str(values[name]) if convert else name for name, convert in self.parts)


class App:
    def __init__(self):
        self.routes, self.middleware, self.names = [], [], {}

    def route(self, pattern, *, methods=("GET",), name=None):
        def register(handler):
            route = Route(pattern, methods, handler)
            self.routes.append(route)
            self.names[name or handler.__name__] = route
            return handler

        return register

    get = route
    post = functools.partialmethod(route, methods=("POST",))

    def use(self, wrapper):
        self.middleware.insert(0, wrapper)
        return wrapper

    def dispatch(self, request):
        allowed = []
        for route in self.routes:
            values = route.match(request.path)
            if values is None:
                continue
            if request.method in route.methods:
                return route.handler(request, **values)
            allowed.extend(route.methods)
        if allowed:
            raise HttpError(405, f"use {' or '.join(allowed)}")
        raise HttpError(404, f"no {request.path}")

    def __call__(self, method, path, **kw):
        path, _, query = path.partition("?")
        pairs = dict(pair.split("=", 1) for pair in query.split("&") if pair)
        request = Request(method, path, pairs, MappingProxyType(kw.pop("headers", {})), **kw)
        handler = functools.reduce(lambda inner, wrap: wrap(inner), self.middleware, self.dispatch)
        return handler(request)


app = App()


@app.use
def errors(handler):
    @functools.wraps(handler)
    def wrapped(request):
        try:
            result = handler(request)
        except HttpError as e:
            return Response(e.status, e.reason)
        except Exception as e:
            return Response(500, f"{type(e).__name__}: {e}")
        match result:
            case Response():
                return result
            case str(text):
                return Response(body=text)
            case (int(status), body):
                return Response(status, body)
            case dict() | list():
                return Response(body=json.dumps(result, sort_keys=True), headers={"type": "json"})
        return Response(204)

    return wrapped


@app.use
def authenticate(handler):
    def wrapped(request):
        request.user = {"k1": "ann"}.get(request.headers.get("key"))
        return handler(request)

    return wrapped


def needs_user(handler):
    @functools.wraps(handler)
    def wrapped(request, /, *args, **kwargs):
        if request.user is None:
            raise HttpError(401, "who are you?")
        return handler(request, *args, **kwargs)

    return wrapped


books = {1: "Emma", 2: "Ulysses"}


@app.get("/")
def index(request):
    return f"welcome {request.user or 'guest'}"


@app.route("/books", name="list")
def list_books(request):
    prefix = request.query.get("q", "")
    return [title for title in books.values() if title.startswith(prefix)]


@app.get("/books/<int:number>")
def show(request, number):
    try:
        return {"id": number, "title": books[number]}
    except KeyError:
        raise HttpError(404, f"no book {number}") from None


@app.post("/books/<title>")
@needs_user
def add(request, title):
    books[max(books) + 1] = string.capwords(title.replace("-", " "))
    return 201, f"added by {request.user}"


@app.route("/colour/<hex:value>", methods=("GET", "PUT"))
def colour(request, value):
    return f"{value:#08x}" if value else None


@app.get("/crash")
def crash(request):
    return [][1]


for method, path, *headers in [
    ("GET", "/"), ("GET", "/", "k1"), ("GET", "/books?q=U"), ("GET", "/books/1"), ("GET", "/books/9"),
    ("GET", "/books/war-and-peace"), ("POST", "/books/war-and-peace"), ("POST", "/books/war-and-peace", "k1"),
    ("GET", "/books"), ("PUT", "/books"), ("GET", "/colour/ff8800"), ("GET", "/colour/0"), ("GET", "/colour/xyz"),
    ("GET", "/crash"), ("GET", "/a/b/c"),
]:
    response = app(method, path, headers=dict(key=headers[0]) if headers else {})
    print(f"{method:<4} {path:<22} {response.status} {response.body or '-'}")
    # expect: GET  /                      200 welcome guest
    # expect: GET  /                      200 welcome ann
    # expect: GET  /books?q=U             200 ["Ulysses"]
    # expect: GET  /books/1               200 {"id": 1, "title": "Emma"}
    # expect: GET  /books/9               404 no book 9
    # expect: GET  /books/war-and-peace   405 use POST
    # expect: POST /books/war-and-peace   401 who are you?
    # expect: POST /books/war-and-peace   201 added by ann
    # expect: GET  /books                 200 ["Emma", "Ulysses", "War And Peace"]
    # expect: PUT  /books                 405 use GET
    # expect: GET  /colour/ff8800         200 0x...
    # expect: GET  /colour/0              204 -
    # expect: GET  /colour/xyz            404 no /colour/xyz
    # expect: GET  /crash                 500 IndexError: list index out of range
    # expect: GET  /a/b/c                 404 no /a/b/c
print(app.names["show"].url(number=7), sorted(app.names), add.__name__)
# expect: /books/7 ['add', 'colour', 'crash', 'index', 'list', 'show'] add
print(app("GET", "/books/1"), Response(200, "x", {"a": 1}) == Response(200, "x"))
# expect: Response(status=200, body='{"id": 1, "title": "Emma"}', headers={'type': 'json'}) True
