//! Closures that outlive the script that made them: event handlers, each with state of its own.

use std::sync::{Arc, Mutex};

use nonlocal::{Closure, Engine, Module};

const SCRIPT: &str = "
from events import on

def logger(name):
    seen = []
    def handler(event):
        seen.append(event)
        print(name, 'has seen', seen)
    return handler

def once(handler):
    done = False
    def wrapper(event):
        nonlocal done
        if not done:
            done = True
            handler(event)
    return wrapper

on(logger('first'))
on(once(logger('second')))
";

fn main() -> nonlocal::Result<()> {
    let handlers: Arc<Mutex<Vec<Closure>>> = Arc::default();
    let register = {
        let handlers = Arc::clone(&handlers);
        move |handler: Closure| {
            if let Ok(mut handlers) = handlers.lock() {
                handlers.push(handler);
            }
        }
    };
    let mut rt = Engine::builder()
        .module(Module::new("events").function("on", register))
        .build()
        .runtime();
    rt.run::<()>(SCRIPT)?;

    // The script has ended. Its closures live on, because the host holds them.
    let handlers = handlers
        .lock()
        .map(|handlers| handlers.clone())
        .unwrap_or_default();
    for event in ["start", "tick", "stop"] {
        for handler in &handlers {
            rt.call::<()>(handler, (event,))?;
        }
    }

    // The host looks into a closure, and resets it.
    for capture in rt.captures(&handlers[1])? {
        println!(
            "captured: {}, owned by {}",
            capture.name,
            capture.owner.as_deref().unwrap_or("the host")
        );
    }
    let done = rt.cell(&handlers[1], "done")?;
    rt.write(&done, false)?;
    rt.call::<()>(&handlers[1], ("again",))
}
