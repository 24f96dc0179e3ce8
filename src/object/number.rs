//! Numbers that do not fit into a value: big ints and complex numbers.

pub(crate) use num_bigint::BigInt;

use super::packed;

packed! {
    /// A complex number.
    #[derive(Clone, Copy, PartialEq, Debug)]
    pub(crate) struct Complex {
        pub(crate) re: f64,
        pub(crate) im: f64,
    }
}
