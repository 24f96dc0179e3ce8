// `sort` knows no key: it compares, and calls the closure for both sides, as a program in JavaScript would.
function make_key(modulus) {
    let calls = 0;
    return (n) => {
        calls++;
        return n * 7919 % modulus;
    };
}

function main(rounds) {
    let total = 0;
    for (let round = 0; round < rounds; round++) {
        const key = make_key(100003 + round);
        const items = [];
        for (let i = 0; i < 200000; i++) items.push(i);
        items.sort((a, b) => key(a) - key(b));
        total += key(items[1000]);
    }
    return total;
}

main(6)
