function make_adder(k) {
    return (x) => x + k;
}

function main(rounds) {
    const adders = [];
    for (let k = 0; k < 100; k++) adders.push(make_adder(k));
    let total = 0;
    for (let round = 0; round < rounds; round++) {
        for (const add of adders) total = add(total) & 0xFFFF;
    }
    return total;
}

main(60000)
