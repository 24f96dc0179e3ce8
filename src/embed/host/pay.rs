//! What functions of the host pay for the work that they do.

use crate::embed::{Ctx, Result};

/// # Paying for work
///
/// A call of a host function costs the script as much as any other call. A function whose work a script can make long or
/// large pays for it in pieces, before it does them: then the limits of the run hold for it as for the runtime's own
/// functions, and an interrupt or a deadline reaches it.
///
/// ```
/// use nonlocal::{Ctx, Engine, ErrorKind, Limit, Limits, Module, Result};
///
/// // Each unit of fuel buys some 20 ns: here a thousand additions are taken for 50 units.
/// let sum = |cx: &mut Ctx<'_>, count: u64| -> Result<u64> {
///     let mut sum = 0_u64;
///     for i in 0..count {
///         if i % 1000 == 0 {
///             cx.burn(50)?;
///         }
///         sum = sum.wrapping_add(i * i);
///     }
///     Ok(sum)
/// };
/// let engine = Engine::builder().module(Module::new("tools").function("squares", sum));
/// let mut rt = engine.limits(Limits::new().fuel(1_000_000)).build().runtime();
/// assert_eq!(rt.run::<u64>("import tools\ntools.squares(10)")?, 285);
/// let error = rt.run::<u64>("tools.squares(10 ** 18)").unwrap_err();
/// assert_eq!(error.kind(), ErrorKind::Limit(Limit::Fuel));
/// # Ok::<(), nonlocal::Error>(())
/// ```
impl Ctx<'_> {
    /// Burns fuel of the run that is under way, and looks now and then, by the fuel that was burned, at what may stop it.
    ///
    /// # Errors
    /// The limit of fuel or of time is reached, or the run is interrupted: to be returned from the function at once.
    /// What it burned too much is owed.
    #[inline]
    pub fn burn(&mut self, units: u64) -> Result<()> {
        let burned = self.vm.budget.burn(units);
        self.lift(burned)
    }

    /// Looks at once at what may stop the run, an interrupt or its deadline, and burns nothing: for functions that wait.
    ///
    /// # Errors
    /// The run is interrupted, or its time is over: to be returned from the function at once.
    pub fn look(&mut self) -> Result<()> {
        let looked = self.vm.budget.look();
        self.lift(looked)
    }

    /// Asks for bytes outside of the scripts' heap that the function is about to take, and gives back before it returns.
    /// What stays there is counted by the objects that hold it.
    ///
    /// ```
    /// use nonlocal::{Ctx, Engine, ErrorKind, Limit, Limits, Module, Result};
    ///
    /// let table = |cx: &mut Ctx<'_>, size: usize| -> Result<usize> {
    ///     cx.charge(size)?;
    ///     Ok(vec![0_u8; size].len())
    /// };
    /// let engine = Engine::builder().module(Module::new("tools").function("table", table));
    /// let mut rt = engine.limits(Limits::new().heap_bytes(1 << 24)).build().runtime();
    /// assert_eq!(rt.run::<usize>("import tools\ntools.table(1000)")?, 1000);
    /// let error = rt.run::<usize>("tools.table(10 ** 12)").unwrap_err();
    /// assert_eq!(error.kind(), ErrorKind::Limit(Limit::HeapBytes));
    /// # Ok::<(), nonlocal::Error>(())
    /// ```
    ///
    /// # Errors
    /// There are not so many bytes left of the limit, or fuel to fill them: to be returned from the function at once. More than
    /// any machine has is a `MemoryError`, as in a script.
    #[inline]
    pub fn charge(&mut self, bytes: usize) -> Result<()> {
        let charged = self.vm.charge(bytes);
        self.lift(charged)
    }
}
