function numbers(limit, factor) {
    return function* () {
        for (let n = 0; n < limit; n++) yield n * factor;
    };
}

function main(rounds) {
    let total = 0;
    for (let round = 0; round < rounds; round++) {
        for (const value of numbers(50000, round)()) total += value & 3;
    }
    return total;
}

main(60)
