//! Plugins of an editor: Rust types as classes of scripts, commands registered by decorators.
//!
//! A plugin sees what [`Buffer`] and [`Selection`] declare, and nothing else: methods, properties, operators, `len`,
//! `in`, iteration, `repr`. Each runs in a scope of its own, so that plugins share a heap but no names. A command
//! that fails leaves the text as it was; its plugin is disabled, and its author gets the traceback.
//!
//! ```text
//! cargo run --example plugins
//! ```

use nonlocal::{
    Closure, Ctx, Engine, Error, FromValue, Held, HostFunction, HostObject, HostRef, HostType,
    Limits, Module, Output, Program, Ref, Result, Runtime, Scope,
};

const TEXT: [&str; 6] = [
    "grace hopper",
    "Ada Lovelace",
    "barbara  liskov",
    "Edsger Dijkstra",
    "",
    "notes",
];

fn main() -> Result<()> {
    let mut editor = Editor::open("people.txt", &TEXT)?;
    editor.load("lines.py", include_str!("scripts/lines.py"));
    editor.load("marks.py", include_str!("scripts/marks.py"));
    editor.load("initials.py", include_str!("scripts/initials.py"));
    editor.load("nosy.py", include_str!("scripts/nosy.py"));
    editor.print_commands();

    editor.run("sort", 0, 3)?;
    editor.run("mark", 0, 1)?;
    editor.run("mark", 2, 4)?;
    // It changes all that is marked, by way of two other plugins; the second one fails.
    editor.run("run marked", 1, 3)?;
    editor.run("look around", 0, 1)?;
    editor.run("initials", 0, 1)?;
    editor.run("number", 0, 4)?;
    editor.print_commands();
    Ok(())
}

/// A text. What scripts may do with it stands in [`HostObject::host_type`]; `path` does not, so they cannot see it.
struct Buffer {
    name: String,
    #[expect(dead_code, reason = "nothing is saved here")]
    path: String,
    lines: Vec<String>,
}

impl Buffer {
    /// The index of a line; negative ones count from the end, as in Python.
    fn index(&self, index: i64) -> Result<usize> {
        let count = self.lines.len() as i64;
        let from_start = if index < 0 { index + count } else { index };
        if (0..count).contains(&from_start) {
            Ok(from_start as usize)
        } else {
            Err(Error::exception("IndexError", format!("no line {index}")))
        }
    }
}

impl HostObject for Buffer {
    fn host_type() -> HostType<Self> {
        HostType::new("Buffer")
            .doc("The lines of a text.")
            .property("name", |this: &Self| this.name.clone())
            .method("append", |this: &mut Self, line: String| {
                this.lines.push(line)
            })
            .method("__len__", |this: &Self| this.lines.len())
            .method("__contains__", |this: &Self, line: String| {
                this.lines.contains(&line)
            })
            .method("__getitem__", |this: &Self, index: i64| -> Result<String> {
                Ok(this.lines[this.index(index)?].clone())
            })
            .method(
                "__setitem__",
                |this: &mut Self, index: i64, line: String| -> Result<()> {
                    let index = this.index(index)?;
                    this.lines[index] = line;
                    Ok(())
                },
            )
            .iter(|this| this.lines.clone().into_iter())
            .repr(|this| format!("<buffer {} of {} lines>", this.name, this.lines.len()))
    }
}

/// Some lines of a buffer, which it keeps alive.
#[derive(PartialEq)]
struct Selection {
    buffer: Held,
    start: usize,
    end: usize,
}

impl Selection {
    /// The buffer itself. It is held, not a handle: so cycles of buffers and selections are collected.
    fn buffer(&self, cx: &mut Ctx<'_>) -> Result<HostRef<Buffer>> {
        let object = cx.held(&self.buffer)?;
        HostRef::from_value(object.into(), cx)
    }

    fn lines(&self, cx: &mut Ctx<'_>) -> Result<Vec<String>> {
        let buffer = self.buffer(cx)?;
        let buffer = buffer.borrow()?;
        let end = self.end.min(buffer.lines.len());
        Ok(buffer.lines[self.start.min(end)..end].to_vec())
    }

    fn set_lines(&mut self, cx: &mut Ctx<'_>, lines: Vec<String>) -> Result<()> {
        let buffer = self.buffer(cx)?;
        let mut buffer = buffer.borrow_mut()?;
        let end = self.end.min(buffer.lines.len());
        let start = self.start.min(end);
        self.end = start + lines.len();
        buffer.lines.splice(start..end, lines);
        Ok(())
    }

    fn with(&self, start: usize, end: usize) -> Self {
        Self {
            buffer: self.buffer,
            start,
            end: end.max(start),
        }
    }
}

impl HostObject for Selection {
    fn host_type() -> HostType<Self> {
        HostType::new("Selection")
            .doc("Lines of a buffer that follow each other.")
            .property("buffer", |this: &Self| this.buffer)
            .property("lines", Self::lines)
            .setter("lines", Self::set_lines)
            .method("__len__", |this: &Self| this.end - this.start)
            .method("__contains__", |this: &Self, other: Ref<'_, Self>| {
                this.start <= other.start && other.end <= this.end
            })
            .method("__or__", |this: &Self, other: Ref<'_, Self>| {
                this.with(this.start.min(other.start), this.end.max(other.end))
            })
            .method("__and__", |this: &Self, other: Ref<'_, Self>| {
                this.with(this.start.max(other.start), this.end.min(other.end))
            })
            .iter(|this| this.start..this.end)
            .compare_eq()
            .repr(|this| format!("<lines {} to {}>", this.start, this.end))
            .trace(|this, visitor| visitor.visit(&this.buffer))
    }
}

/// What plugins have registered.
#[derive(Default)]
struct Registry {
    /// The plugin that runs at the moment.
    running: String,
    commands: Vec<Command>,
}

#[derive(Clone)]
struct Command {
    name: String,
    help: String,
    plugin: String,
    closure: Closure,
}

struct Editor {
    /// With the [`Registry`] as its data.
    rt: Runtime,
    buffer: HostRef<Buffer>,
}

impl Editor {
    fn open(name: &str, lines: &[&str]) -> Result<Self> {
        let limits = Limits::untrusted().fuel(100_000).heap_bytes(16 << 20);
        let engine = Engine::builder()
            .module(editor())
            .host_type(Buffer::host_type())
            .host_type(Selection::host_type())
            .limits(limits)
            .stdout(Output::collect())
            .build();
        let mut rt = engine.runtime();
        rt.set_data(Registry::default());
        let buffer = rt.object(Buffer {
            name: name.to_owned(),
            path: format!("/home/ada/{name}"),
            lines: lines.iter().map(|line| (*line).to_owned()).collect(),
        })?;
        Ok(Self { rt, buffer })
    }

    fn registry(&mut self) -> &mut Registry {
        self.rt.data_mut().expect("it was put there at the start")
    }

    /// Runs a plugin's script, as the body of a function: its names are its own.
    fn load(&mut self, plugin: &str, script: &str) {
        self.registry().running = plugin.to_owned();
        let none: [&str; 0] = [];
        let loaded = Program::compile_in(none, plugin, script)
            .and_then(|program| self.rt.run_in::<()>(&Scope::new(), &program));
        if let Err(error) = loaded {
            self.disable(plugin, &error);
        }
    }

    /// Runs a command on some lines. If it fails, nothing has happened but that a plugin is gone.
    fn run(&mut self, name: &str, start: usize, end: usize) -> Result<()> {
        println!("\n> {name} {start}..{end}");
        let Some(command) = self.registry().find(name) else {
            println!("no such command");
            return Ok(());
        };
        self.registry().running.clone_from(&command.plugin);
        let before = self.buffer.borrow()?.lines.clone();
        let buffer = self.rt.hold(self.buffer.object())?;
        let selection = Selection { buffer, start, end };
        let result = self.rt.call::<()>(&command.closure, (selection,));
        print!("{}", self.rt.take_output());
        match result {
            Ok(()) if self.buffer.borrow()?.lines != before => self.print_text()?,
            Ok(()) => {}
            Err(error) => {
                self.buffer.borrow_mut()?.lines = before;
                // Not the plugin whose command it was, but the one whose code failed.
                let plugin = error.file().unwrap_or(&command.plugin).to_owned();
                self.disable(&plugin, &error);
            }
        }
        Ok(())
    }

    fn disable(&mut self, plugin: &str, error: &Error) {
        let commands = &mut self.registry().commands;
        commands.retain(|command| command.plugin != plugin);
        println!("{plugin} is disabled:");
        match error.traceback() {
            Some(traceback) => print!("{traceback}"),
            None => println!("{error}"),
        }
    }

    fn print_commands(&mut self) {
        println!("\ncommands:");
        for Command {
            name, help, plugin, ..
        } in &self.registry().commands
        {
            println!("{name:<12} {plugin:<12} {help}");
        }
    }

    fn print_text(&self) -> Result<()> {
        for line in &self.buffer.borrow()?.lines {
            println!("{}", format!("  | {line}").trim_end());
        }
        Ok(())
    }
}

impl Registry {
    fn find(&self, name: &str) -> Option<Command> {
        let mut commands = self.commands.iter();
        commands.find(|command| command.name == name).cloned()
    }
}

/// The module that plugins import.
fn editor() -> Module {
    Module::new("editor")
        .with(
            HostFunction::new("command", command)
                .positional("name")
                .keyword_or("help", ""),
        )
        .function("run", run)
}

/// The commands of the editor whose plugin calls.
fn registry<'a>(cx: &'a mut Ctx<'_>) -> Result<&'a mut Registry> {
    let missing = || Error::exception("LookupError", "no editor is open");
    cx.data_mut().ok_or_else(missing)
}

/// `@command(name, help=..)`: gives a function that takes the function below it, and gives that back.
fn command(cx: &mut Ctx<'_>, name: String, help: String) -> Closure {
    let register = move |cx: &mut Ctx<'_>, closure: Closure| -> Result<Closure> {
        let registry = registry(cx)?;
        if registry.find(&name).is_some() {
            let text = format!("there is a command {name:?} already");
            return Err(Error::exception("ValueError", text));
        }
        let command = Command {
            name: name.clone(),
            help: help.clone(),
            plugin: registry.running.clone(),
            closure: closure.clone(),
        };
        registry.commands.push(command);
        Ok(closure)
    };
    cx.function("register", register)
}

/// `run(name, selection)`: what one plugin can do, for another one.
fn run(cx: &mut Ctx<'_>, name: String, selection: HostRef<Selection>) -> Result<()> {
    let command = registry(cx)?.find(&name);
    let command = command.ok_or_else(|| Error::exception("LookupError", name))?;
    cx.call(&command.closure, (selection,))
}
