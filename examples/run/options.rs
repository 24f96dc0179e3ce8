//! The command line.

use std::path::PathBuf;
use std::time::Duration;

use nonlocal::Limits;

pub(crate) const USAGE: &str = "usage: run [--fuel N] [--memory BYTES] [--output BYTES] [--seconds N] [--path FOLDER].. \
                         [--record OUT.html|OUT.json | --graph[=dot|=mermaid] | --lint | --explain [NAME|LINE:COLUMN]] \
                         FILE.py|-";

/// How much of the thread's stack nested built-in functions may use.
const NATIVE_STACK: usize = 200 << 20;

/// A look into the script.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) enum Look {
    /// Runs it as usual, and writes the recording of it to a file.
    Record(PathBuf),
    /// Runs it with its output on stderr, and prints the graph of what its closures capture.
    Graph {
        /// In the language of Mermaid, not of Graphviz.
        mermaid: bool,
    },
    /// Says what the source probably does not mean.
    Lint,
    /// Says why names mean what they mean: all that are captured, or those of a name or a place.
    Explain(Option<String>),
}

/// What the command line asks for.
pub(crate) struct Options {
    /// The script; `-` is standard input.
    pub(crate) path: String,
    /// Where modules are looked for.
    pub(crate) folders: Vec<PathBuf>,
    /// The limits of the run.
    pub(crate) limits: Limits,
    /// What else is to be done with the script.
    pub(crate) look: Option<Look>,
}

impl Options {
    /// Reads the arguments; `None` if they make no sense.
    pub(crate) fn parse(args: impl Iterator<Item = String>) -> Option<Self> {
        let mut limits = Limits::new().native_stack(NATIVE_STACK);
        let mut folders = Vec::new();
        let mut path: Option<String> = None;
        let mut look = None;
        let mut args = args;
        while let Some(arg) = args.next() {
            match arg.as_str() {
                "--fuel" => limits.fuel = Some(args.next()?.parse().ok()?),
                "--memory" => limits.heap_bytes = Some(args.next()?.parse().ok()?),
                "--output" => limits.output_bytes = Some(args.next()?.parse().ok()?),
                "--seconds" => {
                    let seconds = args.next()?.parse().ok()?;
                    limits.wall_time = Some(Duration::try_from_secs_f64(seconds).ok()?);
                }
                "--record" => look = Some(Look::Record(args.next()?.into())),
                "--graph" | "--graph=dot" => look = Some(Look::Graph { mermaid: false }),
                "--graph=mermaid" => look = Some(Look::Graph { mermaid: true }),
                "--path" => folders.push(args.next()?.into()),
                "--lint" => look = Some(Look::Lint),
                "--explain" => look = Some(Look::Explain(None)),
                option if option.starts_with("--") => return None,
                _ if path.is_some() => match &mut look {
                    // What came first was no file.
                    Some(Look::Explain(name @ None)) => *name = path.replace(arg),
                    _ => return None,
                },
                _ => path = Some(arg),
            }
        }
        Some(Self {
            path: path?,
            folders,
            limits,
            look,
        })
    }
}
