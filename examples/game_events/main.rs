//! Event handlers of a game, written by its players.
//!
//! Each player's script registers closures with `@on("tick")`; what a handler has to remember it keeps in captured
//! variables. The host calls the handlers in each frame with a fuel budget for each call, stops the one that runs
//! away, saves and restores the captured variables by name, and reloads a script while the game goes on.
//!
//! ```text
//! cargo run --example game_events
//! ```

use std::fmt;

use nonlocal::snapshot::Snapshot;
use nonlocal::{
    Closure, Ctx, Engine, Error, ErrorKind, Fuel, Limits, Module, Output, Program, Result, Runtime,
    Step,
};

/// What one call of one handler may burn: a frame has to be over in time, whatever players write.
const FUEL: Fuel = Fuel(1_000);

/// What scripts could otherwise make the host pile up.
const HANDLERS: usize = 16;

/// An event, and the frame or the place that goes with it.
type Event = (String, i64);

fn main() -> Result<()> {
    let engine = engine();
    let mut players = [
        Player::join("ada", include_str!("scripts/guard.py"), &engine)?,
        Player::join("bob", include_str!("scripts/miner.py"), &engine)?,
        Player::join("cleo", include_str!("scripts/lamp.py"), &engine)?,
    ];

    for number in 1..=3 {
        frame(&mut players, "tick", number);
    }

    println!("cleo repairs the lamp; it goes on from the level it had");
    players[2].reload(include_str!("scripts/lamp_fixed.py"))?;
    frame(&mut players, "tick", 4);

    println!("the server restarts; ada's guard is as it was");
    let saved = players[0].save()?;
    for (variable, state) in saved.variables() {
        println!("    {variable} = {state}");
    }
    players[0] = Player::join("ada", include_str!("scripts/guard.py"), &engine)?;
    players[0].restore(&saved)?;
    players[0].desk().emitted.push(("noise".to_owned(), 9));
    frame(&mut players, "tick", 5);
    frame(&mut players, "night", 6);
    Ok(())
}

/// One frame: every player hears of the event, then of all that this made scripts emit. What they emit on hearing
/// that waits for the next frame, so that a frame ends even if scripts go on answering each other.
fn frame(players: &mut [Player], event: &str, number: i64) {
    println!("frame {number}: {event}");
    for player in &mut *players {
        player.fire(event, number);
    }
    let emitted = players
        .iter_mut()
        .flat_map(|player| std::mem::take(&mut player.desk().emitted));
    for (event, argument) in emitted.collect::<Vec<Event>>() {
        for player in &mut *players {
            player.fire(&event, argument);
        }
    }
}

/// A closure of a script, and the event that it waits for.
#[derive(Clone)]
struct Handler {
    event: String,
    closure: Closure,
}

/// What the functions of the module `game` work on: data that belongs to a player's runtime.
#[derive(Default)]
struct Desk {
    handlers: Vec<Handler>,
    /// Events that the scripts have emitted, until the host delivers them.
    emitted: Vec<Event>,
}

/// A player has a runtime to himself: his globals and his memory are nobody else's business.
struct Player {
    name: &'static str,
    rt: Runtime,
}

impl Player {
    /// Runs the script, which registers its handlers.
    fn join(name: &'static str, script: &str, engine: &Engine) -> Result<Self> {
        let mut rt = engine.runtime();
        rt.set_data(Desk::default());
        let mut player = Self { name, rt };
        player.load(script)?;
        Ok(player)
    }

    fn desk(&mut self) -> &mut Desk {
        let desk = self.rt.data_mut();
        desk.expect("it is there from the beginning")
    }

    fn load(&mut self, script: &str) -> Result<()> {
        self.rt.run(&Program::compile(self.name, script)?)
    }

    /// Calls the handlers of an event. One that runs away is out of the game; one that raises gets another chance.
    fn fire(&mut self, event: &str, argument: i64) {
        let handlers = self.desk().handlers.clone();
        for handler in handlers.iter().filter(|handler| handler.event == event) {
            let trouble = self.call(&handler.closure, argument);
            for line in self.rt.take_output().lines() {
                println!("    {}: {line}", self.name);
            }
            let Err(trouble) = trouble else { continue };
            println!("    {} on {event}: {trouble}", self.name);
            if matches!(trouble, Trouble::RanAway(_)) {
                let handlers = &mut self.desk().handlers;
                handlers.retain(|other| other.closure != handler.closure);
            }
        }
    }

    fn call(&mut self, closure: &Closure, argument: i64) -> Result<(), Trouble> {
        match self.rt.start::<()>(closure, (argument,), FUEL) {
            // To drop what is paused is to end it; no `finally` of the script runs.
            Ok(Step::OutOfFuel(mut paused)) => {
                let place = paused.frame().map(|frame| {
                    format!("{} ran away in line {}", frame.code().name, frame.line())
                });
                Err(Trouble::RanAway(place.unwrap_or_default()))
            }
            Ok(_) => Ok(()),
            Err(error) if matches!(error.kind(), ErrorKind::Limit(_)) => {
                Err(Trouble::RanAway(error.to_string()))
            }
            Err(error) => Err(Trouble::Raised(error)),
        }
    }

    /// Puts another script in the place of the old one. Variables of handlers that both have keep their values.
    fn reload(&mut self, script: &str) -> Result<()> {
        let saved = self.save()?;
        let old = std::mem::take(&mut self.desk().handlers);
        let loaded = self.load(script).and_then(|()| self.restore(&saved));
        if loaded.is_err() {
            self.desk().handlers = old;
        }
        loaded
    }

    /// What the variables hold, for another runtime or another day; with serde, it is JSON.
    fn save(&mut self) -> Result<Snapshot> {
        let closures = self.closures();
        self.rt.snapshot(&closures)
    }

    /// Gives the variables the values that were saved under their names, and says what became of them.
    fn restore(&mut self, saved: &Snapshot) -> Result<()> {
        let closures = self.closures();
        let report = self.rt.restore(saved, &closures)?;
        for line in report.to_string().lines() {
            println!("    {line}");
        }
        Ok(())
    }

    fn closures(&mut self) -> Vec<Closure> {
        let handlers = self.desk().handlers.iter();
        handlers.map(|handler| handler.closure.clone()).collect()
    }
}

/// What all players' runtimes are made of.
fn engine() -> Engine {
    Engine::builder()
        .module(game())
        .limits(Limits::untrusted().fuel(100_000).heap_bytes(1 << 20))
        .stdout(Output::collect())
        .build()
}

/// What scripts import: `on` registers a handler, `emit` sends an event to everybody.
fn game() -> Module {
    // `@on("tick")` calls `on`, and then what that returns with the function below the line.
    let on = |cx: &mut Ctx<'_>, event: String| -> Closure {
        cx.function(
            "register",
            move |cx: &mut Ctx<'_>, closure: Closure| match cx.data_mut::<Desk>() {
                Some(desk) if desk.handlers.len() < HANDLERS => {
                    let event = event.clone();
                    desk.handlers.push(Handler {
                        event,
                        closure: closure.clone(),
                    });
                    Ok(closure)
                }
                _ => Err(Error::exception("RuntimeError", "too many handlers")),
            },
        )
    };
    let emit = |cx: &mut Ctx<'_>, event: String, place: i64| {
        if let Some(desk) = cx.data_mut::<Desk>() {
            desk.emitted.push((event, place));
        }
    };
    Module::new("game")
        .function("on", on)
        .function("emit", emit)
}

/// What can go wrong with a handler.
enum Trouble {
    /// It was stopped; where it stood.
    RanAway(String),
    Raised(Error),
}

impl fmt::Display for Trouble {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::RanAway(place) => write!(f, "stopped for good: {place}"),
            Self::Raised(error) => match error.frames().last() {
                Some(frame) => write!(f, "{error} ({}, line {})", frame.function, frame.line),
                None => error.fmt(f),
            },
        }
    }
}
