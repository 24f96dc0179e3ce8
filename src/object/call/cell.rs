//! The cell: the box of a captured variable (CPython: `cellobject.c`).

use crate::object::packed;
use crate::value::Value;

packed! {
    /// One variable of one call of the owning function, shared by every closure made in that call.
    ///
    /// ```text
    ///  frame of outer()        function inner           function other
    ///  | cell slot | ----+     | closure[0] | ----+     | closure[0] |
    ///                    v                        v            |
    ///                  [ Cell { contents } ] <-----------------+
    /// ```
    #[derive(Debug)]
    pub(crate) struct Cell {
        /// What the variable is bound to; unbound: the cell is empty.
        pub(crate) contents: Value,
    }
}
