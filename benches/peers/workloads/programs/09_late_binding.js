function main(rounds) {
    let total = 0;
    for (let round = 0; round < rounds; round++) {
        const functions = [];
        for (let k = 0; k < 50; k++) functions.push((x, kept = k) => x + kept);
        for (const f of functions) total = f(total) & 0xFFFFF;
    }
    return total;
}

main(30000)
