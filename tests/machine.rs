//! The whole host API as a state machine: any sequence of what a host does with two runtimes, beside a plain model.
//!
//! The model knows which cell each handle means and what is in it. After each step all values are read and compared,
//! the number of handles is what the model counts, and handles of the other runtime, or of one that is gone, are
//! refused. A sequence that fails is shrunk.

#![cfg(feature = "parser")]

mod machine {
    mod model;
    mod subject;

    use proptest::prelude::ProptestConfig;
    use proptest_state_machine::prop_state_machine;
    use subject::Subject;

    prop_state_machine! {
        #![proptest_config(ProptestConfig {
            cases: 500,
            failure_persistence: None,
            max_shrink_iters: 2_000,
            ..ProptestConfig::default()
        })]

        #[test]
        fn any_sequence_of_what_a_host_does_follows_the_model(sequential 1..60 => Subject);
    }
}
