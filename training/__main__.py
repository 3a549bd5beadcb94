"""`python -m training fit|tune|export`: from the published encoder and annotated articles to the shipped file.

`fit` learns from articles annotated from outside in (PolNeAR); `tune` goes on with those annotated from inside out,
with chains, mixed with a share of the first; `export` writes ONNX with int8 matrices and its digests. Under torchrun
the processes of a machine share the work. A run that was stopped goes on from its checkpoint.
"""

from __future__ import annotations

import argparse
import logging
from pathlib import Path

import numpy as np
import torch
from torch import distributed

from melian.language.encoder_pieces import load_tokenizer
from training.base import load_base
from training.examples import Example, load_examples
from training.export import export
from training.loop import Fit, Plan
from training.network import FROZEN, Reader


def _fit(options: argparse.Namespace) -> None:
    """The first training, from the published weights, or on from those of `--start`."""
    torch.manual_seed(options.seed)
    reader = Reader()
    if options.start:
        reader.load_state_dict(torch.load(options.start))
    else:
        reader.load_state_dict(load_base(options.base), strict=False)
    outer = load_examples(options.outer, load_tokenizer(options.tokenizer), inner=False)
    plan = Plan(
        epochs=options.epochs,
        seconds=options.seconds,
        rate=options.rate,
        head_rate=options.head_rate,
        frozen=options.frozen,
        seed=options.seed,
    )
    _learn(reader, outer, plan, options.out)


def _tune(options: argparse.Namespace) -> None:
    """The second, short: small steps, the inner convention told by the feature of each window's start."""
    reader = Reader()
    reader.load_state_dict(torch.load(options.start))
    tokenizer = load_tokenizer(options.tokenizer)
    inner = load_examples(options.inner, tokenizer, inner=True)
    outer = load_examples(options.outer, tokenizer, inner=False)
    chosen = [outer[k] for k in np.random.default_rng(options.seed).permutation(len(outer))[: options.mixed]]
    plan = Plan(epochs=options.epochs, rate=1e-4, head_rate=4e-4, size=8, keep=0.95, seed=options.seed)
    _learn(reader, inner + chosen, plan, options.out)


def _learn(reader: Reader, examples: list[Example], plan: Plan, out: Path) -> None:
    mean = Fit(reader, examples, plan, out.with_suffix(".checkpoint")).run()
    if not distributed.is_initialized() or distributed.get_rank() == 0:
        torch.save(mean.state_dict(), out)


def _export(options: argparse.Namespace) -> None:
    """Weights of several trainings from one start are averaged first."""
    states = [torch.load(path) for path in options.weights]
    reader = Reader()
    reader.load_state_dict({name: sum(state[name] for state in states) / len(states) for name in states[0]})
    export(reader, options.out, name="reader.onnx", tokenizer=options.tokenizer)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m training", description=__doc__)
    parser.add_argument("--threads", type=int, default=1)
    commands = parser.add_subparsers(required=True)
    for name, run in (("fit", _fit), ("tune", _tune), ("export", _export)):
        command = commands.add_parser(name, help=run.__doc__)
        command.set_defaults(run=run)
        command.add_argument("--tokenizer", type=Path, required=True, help="tokenizer.json")
        command.add_argument("--out", type=Path, required=True)
        if name == "export":
            command.add_argument("weights", type=Path, nargs="+")
            continue
        command.add_argument("--outer", type=Path, required=True, help="JSONL annotated from outside in")
        command.add_argument("--epochs", type=float, default=4 if name == "fit" else 5)
        command.add_argument("--seed", type=int, default=1)
        if name == "fit":
            command.add_argument("--base", type=Path, help="ONNX file of the published encoder")
            command.add_argument("--start", type=Path, help="weights to go on from instead")
            command.add_argument("--seconds", type=float, default=1e9, help="end after this time")
            command.add_argument("--rate", type=float, default=3e-4)
            command.add_argument("--head-rate", type=float, default=1e-3)
            command.add_argument("--frozen", type=int, default=FROZEN, help="layers left as they are")
        else:
            command.add_argument("--start", type=Path, required=True, help="weights of the first training")
            command.add_argument("--inner", type=Path, required=True, help="JSONL annotated from inside out")
            command.add_argument("--mixed", type=int, default=40, help="articles of the first kind to mix in")
    return parser.parse_args()


def main() -> None:
    """Runs one command."""
    options = _options()
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(message)s")
    torch.set_num_threads(options.threads)
    if distributed.is_torchelastic_launched():
        distributed.init_process_group("gloo")
    options.run(options)


if __name__ == "__main__":
    main()
