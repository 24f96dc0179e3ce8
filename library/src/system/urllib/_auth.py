"""Names and passwords for the realms of the web."""

import re

from urllib._openers import BaseHandler
from urllib._requests import parse_http_list, parse_keqv_list
from urllib.parse import _splitport, urlsplit

_CHALLENGE = re.compile("(?:^|,)[ \t]*([^ \t,]+)[ \t]+realm=([\"']?)([^\"']*)\\2", re.IGNORECASE)


def basic(user, password):
    """The value of a header for a name and a password."""
    import base64

    return "Basic " + base64.b64encode(f"{user}:{password}".encode()).decode("ascii")


class HTTPPasswordMgr:
    """Names and passwords, by realm and address."""

    def __init__(self):
        self.passwd = {}

    def add_password(self, realm, uri, user, passwd):
        """Adds a name and a password for one address or for several."""
        uris = [uri] if isinstance(uri, str) else uri
        known = self.passwd.setdefault(realm, {})
        for default_port in (True, False):
            known[tuple([self._place(each, default_port) for each in uris])] = user, passwd

    def find_user_password(self, realm, authuri):
        """The name and the password for an address; None where there are none."""
        domains = self.passwd.get(realm, {})
        for default_port in (True, False):
            place = self._place(authuri, default_port)
            for places, found in domains.items():
                if any(self._is_within(each, place) for each in places):
                    return found
        return None, None

    def _place(self, uri, default_port):
        """The scheme of an address, None if it has none, and what it is reduced to."""
        parts = urlsplit(uri)
        return parts[0] if parts[1] and parts[0] else None, self.reduce_uri(uri, default_port)

    def _is_within(self, base, test):
        """Whether one lies below another, in the same scheme where both have one."""
        return (base[0] == test[0] or base[0] is None or test[0] is None) and self.is_suburi(base[1], test[1])

    def reduce_uri(self, uri, default_port=True):
        """The host with its port, and the path."""
        parts = urlsplit(uri)
        if parts[1]:
            scheme, authority, path = parts[0], parts[1], parts[2] or "/"
        else:
            scheme, authority, path = None, uri, "/"
        host, port = _splitport(authority)
        if default_port and port is None and scheme is not None:
            port = {"http": 80, "https": 443}.get(scheme)
            if port is not None:
                authority = f"{host}:{port}"
        return authority, path

    def is_suburi(self, base, test):
        """Whether an address lies below another."""
        if base == test:
            return True
        if base[0] != test[0]:
            return False
        prefix = base[1]
        return test[1].startswith(prefix if prefix[-1:] == "/" else prefix + "/")


class HTTPPasswordMgrWithDefaultRealm(HTTPPasswordMgr):
    """The same; what is said of no realm is for all."""

    def find_user_password(self, realm, authuri):
        user, password = HTTPPasswordMgr.find_user_password(self, realm, authuri)
        if user is not None:
            return user, password
        return HTTPPasswordMgr.find_user_password(self, None, authuri)


class HTTPPasswordMgrWithPriorAuth(HTTPPasswordMgrWithDefaultRealm):
    """The same, and which addresses are told before they ask."""

    def __init__(self):
        self.authenticated = {}
        super().__init__()

    def add_password(self, realm, uri, user, passwd, is_authenticated=False):
        self.update_authenticated(uri, is_authenticated)
        if realm is not None:
            super().add_password(None, uri, user, passwd)
        super().add_password(realm, uri, user, passwd)

    def update_authenticated(self, uri, is_authenticated=False):
        for each in [uri] if isinstance(uri, str) else uri:
            for default_port in (True, False):
                self.authenticated[self._place(each, default_port)] = is_authenticated

    def is_authenticated(self, authuri):
        for default_port in (True, False):
            place = self._place(authuri, default_port)
            for each, is_authenticated in self.authenticated.items():
                if self._is_within(each, place):
                    return is_authenticated


class AbstractBasicAuthHandler:
    """Answers the question for a name and a password."""

    def __init__(self, password_mgr=None):
        self.passwd = HTTPPasswordMgr() if password_mgr is None else password_mgr
        self.add_password = self.passwd.add_password

    def _parse_realm(self, header):
        """The schemes and the realms that a header names."""
        found = False
        for scheme, quote, realm in _CHALLENGE.findall(header):
            if quote not in ('"', "'"):
                import warnings

                warnings.warn("Basic Auth Realm was unquoted", UserWarning, 3)
            found = True
            yield scheme, realm
        if not found:
            yield header.split()[0] if header else "", None

    def http_error_auth_reqed(self, authreq, host, req, headers):
        headers = headers.get_all(authreq)
        if not headers:
            return None
        is_other = False
        for header in headers:
            for scheme, realm in self._parse_realm(header):
                if scheme.lower() != "basic":
                    is_other = True
                elif realm is not None:
                    return self.retry_http_basic_auth(host, req, realm)
        if is_other:
            # It names the last one, whichever that is.
            raise ValueError(f"AbstractBasicAuthHandler does not support the following scheme: {scheme!r}")

    def retry_http_basic_auth(self, host, req, realm):
        user, password = self.passwd.find_user_password(realm, host)
        if password is None:
            return None
        header = basic(user, password)
        if req.get_header(self.auth_header, None) == header:
            return None
        req.add_unredirected_header(self.auth_header, header)
        return self.parent.open(req, timeout=req.timeout)

    def http_request(self, req):
        if not hasattr(self.passwd, "is_authenticated") or not self.passwd.is_authenticated(req.full_url):
            return req
        if not req.has_header("Authorization"):
            user, password = self.passwd.find_user_password(None, req.full_url)
            req.add_unredirected_header("Authorization", basic(user, password))
        return req

    def http_response(self, req, response):
        if hasattr(self.passwd, "is_authenticated"):
            self.passwd.update_authenticated(req.full_url, 200 <= response.code < 300)
        return response

    https_request, https_response = http_request, http_response


class HTTPBasicAuthHandler(AbstractBasicAuthHandler, BaseHandler):
    """Answers the question of a host."""

    auth_header = "Authorization"

    def http_error_401(self, req, fp, code, msg, headers):
        return self.http_error_auth_reqed("www-authenticate", req.full_url, req, headers)


class ProxyBasicAuthHandler(AbstractBasicAuthHandler, BaseHandler):
    """Answers the question of a proxy."""

    auth_header = "Proxy-authorization"

    def http_error_407(self, req, fp, code, msg, headers):
        return self.http_error_auth_reqed("proxy-authenticate", req.host, req, headers)


class AbstractDigestAuthHandler:
    """Answers the question for a sum over a name and a password."""

    def __init__(self, passwd=None):
        self.passwd = HTTPPasswordMgr() if passwd is None else passwd
        self.add_password = self.passwd.add_password
        self.retried = self.nonce_count = 0
        self.last_nonce = None

    def reset_retry_count(self):
        self.retried = 0

    def http_error_auth_reqed(self, auth_header, host, req, headers):
        from urllib.error import HTTPError

        header = headers.get(auth_header, None)
        if self.retried > 5:
            raise HTTPError(req.full_url, 401, "digest auth failed", headers, None)
        self.retried += 1
        if header:
            scheme = header.split()[0]
            if scheme.lower() == "digest":
                return self.retry_http_digest_auth(req, header)
            if scheme.lower() != "basic":
                raise ValueError(f"AbstractDigestAuthHandler does not support the following scheme: '{scheme}'")

    def retry_http_digest_auth(self, req, auth):
        challenge = parse_keqv_list([part for part in parse_http_list(auth.split(" ", 1)[1]) if part])
        answer = self.get_authorization(req, challenge)
        if answer:
            value = "Digest " + answer
            if req.headers.get(self.auth_header, None) == value:
                return None
            req.add_unredirected_header(self.auth_header, value)
            return self.parent.open(req, timeout=req.timeout)

    def get_cnonce(self, nonce):
        import hashlib
        import os

        text = f"{self.nonce_count}:{nonce}:".encode("ascii") + os.urandom(8)
        return hashlib.sha1(text).hexdigest()[:16]

    def get_authorization(self, req, chal):
        """What answers a challenge; None if there is nothing that does."""
        from urllib.error import URLError

        try:
            realm, nonce = chal["realm"], chal["nonce"]
        except KeyError:
            return None
        qop, algorithm, opaque = chal.get("qop"), chal.get("algorithm", "MD5"), chal.get("opaque", None)
        H, KD = self.get_algorithm_impls(algorithm)
        user, password = self.passwd.find_user_password(realm, req.full_url)
        if user is None:
            return None
        secret = H(f"{user}:{realm}:{password}")
        asked = H(f"{req.get_method()}:{req.selector}")
        more = ""
        if qop is None:
            response = KD(secret, f"{nonce}:{asked}")
        elif "auth" in qop.split(","):
            self.nonce_count = self.nonce_count + 1 if nonce == self.last_nonce else 1
            self.last_nonce = nonce
            count, own = f"{self.nonce_count:08x}", self.get_cnonce(nonce)
            response = KD(secret, f"{nonce}:{count}:{own}:auth:{asked}")
            more = f', qop=auth, nc={count}, cnonce="{own}"'
        else:
            raise URLError(f"qop '{qop}' is not supported.")
        parts = [f'username="{user}"', f'realm="{realm}"', f'nonce="{nonce}"', f'uri="{req.selector}"',
                 f'response="{response}"']
        if opaque:
            parts.append(f'opaque="{opaque}"')
        parts.append(f'algorithm="{algorithm}"')
        return ", ".join(parts) + more

    def get_algorithm_impls(self, algorithm):
        """The sum of a text, and that of a secret with a text."""
        import hashlib

        kinds = {"MD5": hashlib.md5, "SHA": hashlib.sha1, "SHA-256": hashlib.sha256}
        if algorithm not in kinds:
            raise ValueError(f"Unsupported digest authentication algorithm {algorithm!r}")

        def sum(text):
            return kinds[algorithm](text.encode("ascii")).hexdigest()

        return sum, lambda secret, data: sum(f"{secret}:{data}")


class HTTPDigestAuthHandler(BaseHandler, AbstractDigestAuthHandler):
    """Answers the question of a host."""

    auth_header = "Authorization"
    handler_order = 490

    def http_error_401(self, req, fp, code, msg, headers):
        try:
            return self.http_error_auth_reqed("www-authenticate", urlsplit(req.full_url).netloc, req, headers)
        finally:
            self.reset_retry_count()


class ProxyDigestAuthHandler(BaseHandler, AbstractDigestAuthHandler):
    """Answers the question of a proxy."""

    auth_header = "Proxy-Authorization"
    handler_order = 490

    def http_error_407(self, req, fp, code, msg, headers):
        try:
            return self.http_error_auth_reqed("proxy-authenticate", req.host, req, headers)
        finally:
            self.reset_retry_count()


for _class in list(vars().values()):
    if isinstance(_class, type) and _class.__module__ == __name__:
        _class.__module__ = "urllib.request"
del _class
