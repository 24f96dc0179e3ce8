//! [`Bounds`]: how much a recording may hold.

/// How much a [`Recording`](crate::Recording) may hold. The bounds begin with defaults, and each method sets one of them.
///
/// What lies beyond is left out, and said: a recording that is full says so in
/// [`Recording::ended`](crate::Recording::ended), a container how many items it has besides those that are there, and
/// a text that was cut ends with `…`.
///
/// ```
/// use nonlocal::recording::{Bounds, Ended};
/// use nonlocal::{Program, Recording, Runtime};
///
/// let program = Program::compile("endless.py", "n = 0\nwhile True:\n    n += 1")?;
/// let recording = Recording::of(&mut Runtime::new(), &program, Bounds::new().steps(1000))?;
/// assert_eq!(recording.steps(), 1000);
/// assert!(matches!(recording.ended(), Ended::Stopped(text) if text == "the recording is full: it has 1000 steps"));
/// # Ok::<(), nonlocal::Error>(())
/// ```
#[derive(Clone, PartialEq, Eq, Debug)]
#[non_exhaustive]
pub struct Bounds {
    /// The most steps.
    pub steps: usize,
    /// The most bytes that recording takes, more or less: what the last step brings may lie beyond. What is recorded takes
    /// less when it has ended.
    pub bytes: usize,
    /// The most items of a container, variables of a frame and attributes of an object that are there.
    pub items: usize,
    /// The most characters of a value's text and of a name.
    pub text: usize,
}

impl Bounds {
    /// The defaults: 100,000 steps, 16 MiB, 50 items, 100 characters.
    #[must_use]
    pub const fn new() -> Self {
        Self {
            steps: 100_000,
            bytes: 16 << 20,
            items: 50,
            text: 100,
        }
    }

    /// Sets the most steps. Default: 100,000.
    #[must_use]
    pub const fn steps(mut self, steps: usize) -> Self {
        self.steps = steps;
        self
    }

    /// Sets the most bytes. Default: 16 MiB.
    #[must_use]
    pub const fn bytes(mut self, bytes: usize) -> Self {
        self.bytes = bytes;
        self
    }

    /// Sets the most items of a container, variables of a frame and attributes of an object. Default: 50.
    #[must_use]
    pub const fn items(mut self, items: usize) -> Self {
        self.items = items;
        self
    }

    /// Sets the most characters of a text. Default: 100.
    #[must_use]
    pub const fn text(mut self, text: usize) -> Self {
        self.text = text;
        self
    }
}

impl Default for Bounds {
    fn default() -> Self {
        Self::new()
    }
}
