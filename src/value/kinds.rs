//! The kinds of heap objects: one row for each, and everything that is the same for all of them is made from it.
//!
//! The row gives the tag of a [`Value`](super::Value), the type of its key, the object's type (of `object`), the
//! arena of the heap, and how a value is made of a key and a key of a value. A kind that has two tags leaves the
//! last two out: its key alone does not say which of the tags a value has.
//!
//! `value` makes the tags, the keys and the accessors of it, `object` shows the keys to the collector, and `heap`
//! makes the arenas, allocation, indexing, sizes, marking and the census.

/// Hands the rows to the macro `then`.
macro_rules! heap_kinds {
    ($then:path) => {
        $then! {
            // Tag            Key              Object        Arena           Value::     Value::
            BigInt          | BigIntKey        BigInt        big_ints        big_int as_big_int;
            Complex         | ComplexKey       Complex       complexes       complex as_complex;
            Str             | StrKey           Str           strs            str as_str;
            Bytes           | BytesKey         Bytes         bytes           bytes as_bytes;
            ByteArray       | ByteArrayKey     ByteArray     byte_arrays     byte_array as_byte_array;
            Tuple           | TupleKey         Tuple         tuples          tuple as_tuple;
            List            | ListKey          List          lists           list as_list;
            Dict            | DictKey          Dict          dicts           dict as_dict;
            Set, FrozenSet  | SetKey           Set           sets;
            Range           | RangeKey         Range         ranges          range as_range;
            Slice           | SliceKey         Slice         slices          slice as_slice;
            Cell            | CellKey          Cell          cells           cell as_cell;
            Function        | FunctionKey      Function      functions       function as_function;
            Method          | MethodKey        Method        methods         method as_method;
            Code            | CodeKey          LinkedCode    codes           code as_code;
            Class           | ClassKey         Class         classes         class as_class;
            Instance        | InstanceKey      Instance      instances       instance as_instance;
            Exception       | ExceptionKey     Exception     exceptions      exception as_exception;
            Generator       | GeneratorKey     Generator     generators      generator as_generator;
            Frame           | FrameKey         FrameObject   frames          frame as_frame;
            Traceback       | TracebackKey     Traceback     tracebacks      traceback as_traceback;
            Module          | ModuleKey        Module        modules         module as_module;
            Iterator        | IteratorKey      Iter          iterators       iterator as_iterator;
            Property        | PropertyKey      Property      properties      property as_property;
            // `staticmethod` or `classmethod`.
            Wrapper         | WrapperKey       Wrapper       wrappers        wrapper as_wrapper;
            Super           | SuperKey         Super         supers          super_object as_super;
            DictView        | DictViewKey      DictView      dict_views      dict_view as_dict_view;
            // A function of the host.
            HostFunction    | HostFunctionKey  HostFunction  host_functions  host_function as_host_function;
            // The kinds that are too rare for a row of their own, one enum for all.
            Rare            | RareKey          Rare          rares           rare as_rare;
        }
    };
}

pub(crate) use heap_kinds;
