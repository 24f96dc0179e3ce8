//! What the pages say.

/// One idea.
pub(crate) struct Lesson {
    /// What its page and its program are called.
    pub(crate) name: &'static str,
    /// The idea in a few words.
    pub(crate) title: &'static str,
    /// What the index says of it.
    pub(crate) gist: &'static str,
    pub(crate) script: &'static str,
    /// What stands above the program; code is between backticks.
    pub(crate) paragraphs: &'static [&'static str],
    /// What stands beneath it.
    pub(crate) questions: &'static [&'static str],
}

/// The ideas, each built on those before.
pub(crate) const LESSONS: [Lesson; 9] = [
    Lesson {
        name: "outlives",
        title: "A variable outlives its call",
        gist: "The function that made a variable has returned, and the variable is still there.",
        script: include_str!("scripts/outlives.py"),
        paragraphs: &[
            "A call has a frame: the place where its variables live. When the call returns, its frame goes, and with it \
             every variable that nobody else needs.",
            "Here `greet` needs one of them. It uses `greeting`, which belongs to `open_door`, and it is called when \
             `open_door` has long returned. A function together with such variables is called a closure.",
            "Step through the program and watch the frame of `open_door`. `name` goes with the frame. `greeting` has \
             moved into a box of its own, a cell, and the cell stays.",
        ],
        questions: &[
            "`name` and `greeting` are both variables of `open_door`. Why does one of them go and the other one stay?",
            "Which arrows lead to the cell just before `open_door` returns, and which afterwards?",
            "What would have to happen for the cell to go as well?",
        ],
    },
    Lesson {
        name: "cells",
        title: "Cells hold what is shared",
        gist: "A captured variable lives in a cell; a function that captures nothing has none.",
        script: include_str!("scripts/cells.py"),
        paragraphs: &[
            "Most variables live in a frame. A variable that an inner function uses lives in a cell instead, and the \
             frame only knows which cell it is. The inner function gets the same cell when it is made.",
            "`uses_it` captures `tool`, so it is a closure, and `uses_it.__closure__` is a tuple with one cell. \
             `does_not` stands in the same place but uses nothing from around it: its `__closure__` is `None`.",
            "You rarely need `__closure__` in a program. It is there for those who want to see how it works, and what \
             it shows is what you see drawn here.",
        ],
        questions: &[
            "The cell is there before it holds anything. At which step is it made, and at which is it filled?",
            "Why is `does_not` no closure, although it is an inner function?",
        ],
    },
    Lesson {
        name: "free",
        title: "Free variables",
        gist: "A name that a function uses and does not bind itself is looked up around it.",
        script: include_str!("scripts/free.py"),
        paragraphs: &[
            "Python decides where a name belongs by reading the function, before anything runs. A name that the \
             function binds, as a parameter or by an assignment, is local to it. A name that it only uses is looked for \
             in the functions around it: if one of them binds it, it is a free variable here, and a cell variable there.",
            "If no function around binds the name, it is global, or built in. Globals are not captured: the module \
             keeps them, and a function looks them up each time.",
            "Choose a name in one of the boxes to read which rule made it what it is. `co_freevars` lists the free \
             variables of a function: for `measure` it is `marks` alone.",
        ],
        questions: &[
            "`measure` uses `size`, `marks`, `share` and `unit`. Which of them is free, and what are the others?",
            "`length` is used to compute `marks`. Why is there no cell for `length`?",
            "If `measure` also had the line `marks = 5`, what would `marks` be in it?",
        ],
    },
    Lesson {
        name: "siblings",
        title: "Siblings share",
        gist: "Two closures of one call have the same cell: what one writes, the other reads.",
        script: include_str!("scripts/siblings.py"),
        paragraphs: &[
            "A closure does not copy the value of a variable: it holds the cell. Two functions that were made in the \
             same call and use the same variable hold the same cell.",
            "`put` writes `content` and `look` reads it. When `make_box` has returned, nobody else can reach the \
             variable any more. The two functions share a secret, and this is how closures can do what objects do.",
            "Choose `content` in the cell: everyone who shares it is highlighted, and `Next write` goes from one change \
             to the next.",
        ],
        questions: &[
            "How many arrows lead to the cell while `put` runs, and whose are they?",
            "What would `look()` say if `put` had no line `nonlocal content`?",
        ],
    },
    Lesson {
        name: "nonlocal_statement",
        title: "nonlocal: write to the variable around",
        gist: "An assignment makes a new local variable, unless the function says otherwise.",
        script: include_str!("scripts/nonlocal_statement.py"),
        paragraphs: &[
            "To read a variable of the function around, an inner function just uses it. To assign to it, it has to say \
             so: without a declaration every assignment makes a variable of its own.",
            "`local_only` assigns to `n` and gets a new `n`, in its own frame, which hides the one around. `shared` \
             declares `nonlocal n`: now the name means the variable of `make_counters`, for reading and for writing.",
            "A function that reads the name before it assigns to it, and forgets the declaration, fails with \
             `UnboundLocalError`: the name is local throughout the function, also above the assignment.",
        ],
        questions: &[
            "Compare the frames of `local_only` and `shared`: where is `n` in each of them?",
            "Why does `show` need no `nonlocal`?",
            "What happens if you take the line `nonlocal n` out of `shared`?",
        ],
    },
    Lesson {
        name: "late_binding",
        title: "Late binding, and how to bind early",
        gist: "Closures made in a loop share the loop's variable, and see its last value.",
        script: include_str!("scripts/late_binding.py"),
        paragraphs: &[
            "The value of a free variable is looked up when the function runs, not when it is made. That is called late \
             binding. It is what makes siblings share, and it surprises in loops.",
            "A loop does not make a new variable for each round: there is one `name`, one cell, and all three functions \
             in `late` hold it. When they are called the loop is over, and the cell holds the last name.",
            "A default argument is computed once, when the function is made. `lambda name=name: name` takes the value \
             of that moment into the function, as its own parameter: no free variable, no cell.",
        ],
        questions: &[
            "How many cells are there after the loop, and how many functions hold them?",
            "Look at a function in `early`: where is its `name`?",
            "A helper, `def greeter(name): return lambda: name`, called in the loop, helps as well. Why? How many cells \
             would there be?",
        ],
    },
    Lesson {
        name: "each_call",
        title: "Each call makes new cells",
        gist: "Two counters of one function do not know of each other.",
        script: include_str!("scripts/each_call.py"),
        paragraphs: &[
            "A function has code, and each call of it has a frame of its own. In the same way, each call makes its own \
             cells: the two calls of `make_counter` leave two cells, both called `n`.",
            "So `one` and `two` run the same code on different variables. Stepping `one` does not change `two`.",
        ],
        questions: &[
            "Choose `n` in each of the two cells. Who shares which?",
            "Siblings shared a cell, these do not. What is the difference in how they were made?",
        ],
    },
    Lesson {
        name: "classes",
        title: "Classes are skipped",
        gist: "A method does not see the variables of the class around it.",
        script: include_str!("scripts/classes.py"),
        paragraphs: &[
            "When Python looks for the variable that a name in a method means, it goes through the functions around \
             it and skips the class. The variables of a class are attributes: a method asks for them by `self.sound` \
             or `Dog.sound`.",
            "Here `speak` says `sound`, and gets the one of `make_dog`: it is captured past the class. `speak_german` \
             asks the object, which finds the one of the class.",
        ],
        questions: &[
            "Which cells does `speak` have, and which does `speak_german` have?",
            "What would `speak` do if `make_dog` had no variable `sound`?",
        ],
    },
    Lesson {
        name: "generators",
        title: "Generators and comprehensions",
        gist: "A frame that waits keeps its cells, and a comprehension has variables of its own.",
        script: include_str!("scripts/generators.py"),
        paragraphs: &[
            "A generator's frame leaves the stack at each `yield`, but it is not gone: it waits in the generator, with \
             its variables and cells. `skip` shares the cell of `left` with it, and so it can change what the generator \
             goes on with.",
            "A comprehension has its own variables. `i` is not a variable of the module: the three functions in \
             `squares` capture it from the comprehension. There is one `i` for all of them, so this is late binding \
             once more.",
        ],
        questions: &[
            "Follow the cell of `left` (the one of `countdown`) from one `yield` to the next. Who writes it?",
            "`left` in the last lines of the loop and `left` in `countdown` are different variables. How can you tell?",
            "Why is there a cell for `i`, and none for `factor`?",
        ],
    },
];
