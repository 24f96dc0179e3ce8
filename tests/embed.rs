//! What a host can do and rely on, one module for each part of the API.

#![cfg(feature = "parser")]

mod embed {
    mod api;
    mod asyncio;
    mod autotraits;
    mod calls;
    mod code;
    mod coroutines;
    mod deferred;
    #[cfg(feature = "derive")]
    mod derive;
    mod errors;
    #[cfg(feature = "async")]
    mod futures;
    mod import;
    mod importers;
    mod incomplete;
    mod limits;
    mod observe;
    #[cfg(feature = "seeing")]
    mod pages;
    #[cfg(feature = "seeing")]
    mod record;
    mod roles;
    mod roots;
    #[cfg(feature = "serde")]
    mod serde;
    mod sizes;
    mod state;
    mod tour;
    mod trace;
    mod types;
    mod values;
    mod warnings;
    mod watch;
}
