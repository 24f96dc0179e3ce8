//! What [`Library::network`] promises: the function is asked for each request, and what it answers, or raises, is what a
//! script sees.

use std::io;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use nonlocal::{Ctx, Engine, Error, Result, Runtime};
use nonlocal_library::{Library, Request, Response};

fn runtime(
    fetch: impl Fn(&mut Ctx<'_>, Request) -> Result<Response> + Send + Sync + 'static,
) -> Runtime {
    let library = Library::new().network(fetch);
    library.install(Engine::builder()).build().runtime()
}

fn answer(status: u16, headers: &[(&str, &str)], body: &str) -> Response {
    let headers = headers.iter();
    Response {
        status,
        headers: headers
            .map(|&(name, value)| (name.to_string(), value.to_string()))
            .collect(),
        body: body.as_bytes().to_vec(),
    }
}

#[test]
fn a_request_is_handed_over_as_the_script_made_it() {
    let seen = Arc::new(Mutex::new(Vec::new()));
    let keep = Arc::clone(&seen);
    let mut rt = runtime(move |_cx, request| {
        keep.lock().expect("a list").push(request);
        Ok(answer(
            200,
            &[("Content-Type", "text/plain; charset=utf-8")],
            "found",
        ))
    });
    let script = "
from urllib.request import Request, urlopen
request = Request('http://example.com/a?b#c', data=b'\\0x', headers={'X-token': 't'}, method='PUT')
with urlopen(request, timeout=2.5) as response:
    result = [response.status, response.reason, response.read().decode(response.headers.get_content_charset()),
              response.getheader('content-type'), response.url]
repr(result)";
    assert_eq!(
        rt.run::<String>(script).expect("an answer"),
        "[200, 'OK', 'found', 'text/plain; charset=utf-8', 'http://example.com/a?b#c']"
    );
    let seen = seen.lock().expect("a list");
    let [request] = seen.as_slice() else {
        panic!("{seen:?}");
    };
    assert_eq!(request.method, "PUT");
    assert_eq!(request.url, "http://example.com/a?b");
    assert_eq!(request.body.as_deref(), Some(&b"\0x"[..]));
    assert_eq!(request.timeout, Some(Duration::from_millis(2500)));
    let header = |name: &str| {
        let mut headers = request.headers.iter();
        headers.find_map(|(known, value)| (known == name).then_some(value.as_str()))
    };
    assert_eq!(header("X-Token"), Some("t"));
    assert_eq!(header("Host"), Some("example.com"));
    assert_eq!(header("Content-Length"), Some("2"));
}

#[test]
fn each_address_of_a_redirection_is_asked_for() {
    let mut rt = runtime(|_cx, request| match request.url.as_str() {
        "http://example.com/old" => Ok(answer(302, &[("Location", "/new")], "")),
        "http://example.com/new" => Ok(answer(200, &[], "moved")),
        _ => Ok(answer(404, &[], "nothing")),
    });
    let script = "
from urllib.request import urlopen
from urllib.error import HTTPError
found = urlopen('http://example.com/old')
try:
    urlopen('https://example.com/none')
except HTTPError as error:
    result = [found.read(), found.url, error.code, error.reason, error.read()]
repr(result)";
    assert_eq!(
        rt.run::<String>(script).expect("an answer"),
        "[b'moved', 'http://example.com/new', 404, 'Not Found', b'nothing']"
    );
}

#[test]
fn an_error_of_the_system_is_the_reason_and_others_pass() {
    let mut rt = runtime(|_cx, request| {
        if request.url.ends_with("refused") {
            let refused = io::Error::from(io::ErrorKind::ConnectionRefused);
            return Err(Error::host(refused));
        }
        Err(Error::exception("ValueError", "not this one"))
    });
    let script = "
from urllib.request import urlopen
from urllib.error import URLError
try:
    urlopen('http://example.com/refused')
except URLError as error:
    result = type(error.reason).__name__
result";
    assert_eq!(
        rt.run::<String>(script).expect("an answer"),
        "ConnectionRefusedError"
    );
    let error = rt
        .run::<()>("urlopen('http://example.com/other')")
        .expect_err("it refuses");
    assert!(error.is_exception("ValueError"), "{error}");
}

#[test]
fn without_a_function_the_error_names_the_method() {
    let mut rt = nonlocal_library::install(Engine::builder())
        .build()
        .runtime();
    let error = rt
        .run::<()>("from urllib.request import urlopen\nurlopen('http://example.com')")
        .expect_err("there is no network");
    assert!(error.message().contains("Library::network"), "{error}");
    let text: String = rt
        .run("urlopen('data:,hello').read().decode()")
        .expect("it needs none");
    assert_eq!(text, "hello");
}
