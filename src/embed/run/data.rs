//! Data of the host that belongs to a runtime: one value of each Rust type.

use crate::embed::{Ctx, Runtime};

/// # Data of the host
///
/// One value of each Rust type, for the functions of the host: they reach it through [`Ctx::data`] and
/// [`Ctx::data_mut`], without a lock and without a global variable of the process. Scripts do not see it. It is dropped
/// with the runtime; what it reaches of scripts, it holds by handles.
///
/// ```
/// use nonlocal::{Ctx, Engine, Module};
///
/// #[derive(Default)]
/// struct Score {
///     points: u32,
/// }
///
/// let game = Module::new("game").function("hit", |cx: &mut Ctx<'_>, points: u32| {
///     if let Some(score) = cx.data_mut::<Score>() {
///         score.points += points;
///     }
/// });
/// let engine = Engine::builder().module(game).build();
/// let (mut red, mut blue) = (engine.runtime(), engine.runtime());
/// for rt in [&mut red, &mut blue] {
///     rt.set_data(Score::default());
/// }
/// red.run::<()>("import game\ngame.hit(3)\ngame.hit(4)")?;
/// assert_eq!(red.data::<Score>().map(|score| score.points), Some(7));
/// assert_eq!(blue.data::<Score>().map(|score| score.points), Some(0));
/// # Ok::<(), nonlocal::Error>(())
/// ```
impl Runtime {
    /// Keeps a value with the runtime, and gives back the one of this type that was there.
    pub fn set_data<T: Send + 'static>(&mut self, data: T) -> Option<T> {
        self.vm.host.data.set(data)
    }

    /// The value of this type, if there is one.
    #[must_use]
    pub fn data<T: Send + 'static>(&self) -> Option<&T> {
        self.vm.host.data.get()
    }

    /// The value of this type, if there is one, to be changed.
    #[must_use]
    pub fn data_mut<T: Send + 'static>(&mut self) -> Option<&mut T> {
        self.vm.host.data.get_mut()
    }

    /// Takes the value of this type away from the runtime.
    pub fn take_data<T: Send + 'static>(&mut self) -> Option<T> {
        self.vm.host.data.take()
    }
}

/// # Data of the host
///
/// A function that calls into scripts while it works on the data takes it ([`Ctx::take_data`]) and puts it back: what
/// is borrowed here borrows the `Ctx`.
impl Ctx<'_> {
    /// Keeps a value with the runtime; see [`Runtime::set_data`](crate::Runtime::set_data).
    pub fn set_data<T: Send + 'static>(&mut self, data: T) -> Option<T> {
        self.vm.host.data.set(data)
    }

    /// The value of this type that the runtime keeps for the host, if there is one.
    #[must_use]
    pub fn data<T: Send + 'static>(&self) -> Option<&T> {
        self.vm.host.data.get()
    }

    /// The same, to be changed. An example stands above [`Runtime::set_data`](crate::Runtime::set_data).
    #[must_use]
    pub fn data_mut<T: Send + 'static>(&mut self) -> Option<&mut T> {
        self.vm.host.data.get_mut()
    }

    /// Takes the value of this type away from the runtime.
    pub fn take_data<T: Send + 'static>(&mut self) -> Option<T> {
        self.vm.host.data.take()
    }
}
