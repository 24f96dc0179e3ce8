// Pricing rules as closures: about a hundred lines that every peer has in its own language.
function make_rate(percent) {
    let calls = 0;

    function rate(amount) {
        calls += 1;
        return amount * percent / 100;
    }

    function count() {
        return calls;
    }

    return [rate, count];
}

function make_tiers(low, high) {
    function tier(amount) {
        if (amount < low) {
            return 0;
        } else if (amount < high) {
            return 1;
        } else {
            return 2;
        }
    }

    return tier;
}

function compose(first, second) {
    function both(value) {
        return second(first(value));
    }

    return both;
}

function make_memo(func) {
    const known = new Map();

    function memo(key) {
        if (!known.has(key)) {
            known.set(key, func(key));
        }
        return known.get(key);
    }

    return memo;
}

function make_stack() {
    const items = [];
    let size = 0;

    function push(item) {
        items.push(item);
        size += 1;
        return size;
    }

    function pop() {
        if (size === 0) {
            return null;
        }
        size -= 1;
        return items.pop();
    }

    return [push, pop];
}

function fib(n) {
    let a = 0, b = 1;
    while (n > 0) {
        [a, b] = [b, a + b];
        n -= 1;
    }
    return a;
}

function make_rules(base) {
    const [rate, count] = make_rate(base);
    const tier = make_tiers(100, 1000);
    const rules = [];
    for (let i = 0; i < 10; i++) {
        rules.push(function (amount) {
            if (tier(amount) === 2) {
                return rate(amount) - i;
            }
            return rate(amount) + i;
        });
    }

    function total(amount) {
        let result = 0;
        for (const rule of rules) {
            result += rule(amount);
        }
        return result;
    }

    function report(name, amount) {
        return "rule " + name + ": " + String(total(amount)) + " after " + String(count());
    }

    return [total, report];
}

function main() {
    const [total, report] = make_rules(20);
    const square = make_memo(x => x * x);
    const shifted = compose(square, x => x + 1);
    const [push, pop] = make_stack();
    push(total(50));
    push(shifted(7));
    return report("main", pop()) + String(fib(20));
}
