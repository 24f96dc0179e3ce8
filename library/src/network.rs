//! [`Request`] and [`Response`]: what a script asks of the network, and what the host answers.

use std::time::Duration;

#[cfg(feature = "system")]
use {
    crate::host::Host,
    nonlocal::{Bytes, Ctx, Module, Result},
    std::sync::Arc,
};

/// What a script asks of an address, for the function that [`Library::network`](crate::Library::network) takes.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Request {
    /// `GET`, `POST` and the like, as the script gave it.
    pub method: String,
    /// The address, of the scheme `http`, `https` or `ftp`, without a fragment.
    pub url: String,
    /// The headers, in their order.
    pub headers: Vec<(String, String)>,
    /// What is sent; `None` where nothing is.
    pub body: Option<Vec<u8>>,
    /// How long the script would wait at most; `None` where it does not say.
    pub timeout: Option<Duration>,
}

/// What lies at an address.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Response {
    /// What kind of answer it is: 200 for what was found.
    pub status: u16,
    /// The headers, in their order. A script follows `Location` itself where the status is one of those.
    pub headers: Vec<(String, String)>,
    /// The content.
    pub body: Vec<u8>,
}

/// Status, headers and body.
#[cfg(feature = "system")]
type Answer = (u16, Vec<(String, String)>, Bytes);

/// `_network`: the function of the host, if there is one.
#[cfg(feature = "system")]
pub(crate) fn module(host: &Arc<Host>) -> Module {
    let module = Module::new("_network");
    let Some(network) = host.network.clone() else {
        return module;
    };
    module.function(
        "fetch",
        move |cx: &mut Ctx<'_>,
              method: String,
              url: String,
              headers: Vec<(String, String)>,
              body: Option<Bytes>,
              timeout: Option<f64>|
              -> Result<Answer> {
            let request = Request {
                method,
                url,
                headers,
                body: body.map(|body| body.0),
                timeout: timeout.and_then(|timeout| Duration::try_from_secs_f64(timeout).ok()),
            };
            let response = network(cx, request)?;
            Ok((response.status, response.headers, Bytes(response.body)))
        },
    )
}
