"""`python -m training prepare|fit|soften|export|lean`: from published encoders and annotated texts to the shipped file.

`prepare` cuts the texts into word pieces, where Melian is installed; the rest needs torch. `fit` trains one reader:
large ones, five times with the plan `quotations` and five times with `acts`, each without one fold of the texts;
then, with the plan `small`, the one that ships, from the annotation and from what `soften` had the large ones say.
`export` writes ONNX with int8 matrices and its digests; `lean` brings a folder that an earlier version exported to the
form of this one, without torch. docs/encoder.md has the whole way.
"""

from __future__ import annotations

import argparse
import logging
from pathlib import Path

from melian.errors import UsageError

LARGE_PLANS = ("quotations", "acts")


def _prepare(options: argparse.Namespace) -> None:
    """Gold data and invented texts to one file."""
    from melian.language.encoder_pieces import load_tokenizer
    from training.prepare import prepare
    from training.sets import save

    save(prepare(options.gold, options.texts, load_tokenizer(options.tokenizer)), options.out)


def _fit(options: argparse.Namespace) -> None:
    """One reader."""
    import torch

    from training import labels, plans
    from training.runs import Run
    from training.sets import load

    torch.set_num_threads(options.threads)
    run = Run(
        base=options.base,
        out=options.out,
        device=torch.device(options.device),
        checkpoint=options.checkpoint,
        epochs=options.epochs,
    )
    sets = load(options.examples).first(options.first)
    if options.plan in LARGE_PLANS:
        plan = plans.QUOTATIONS if options.plan == "quotations" else plans.ACTS
        run.large(sets, options.fold, plan)
    else:
        run.small(sets, labels.load(options.soft), options.fold, plans.SMALL)


def _soften(options: argparse.Namespace) -> None:
    """What the large readers say of the texts that each left out."""
    import torch

    from training import labels
    from training.sets import load

    torch.set_num_threads(options.threads)
    sets = load(options.examples).first(options.first)
    device = torch.device(options.device)
    labels.save(labels.soften(sets, options.quotations, options.acts, device), options.out)


def _export(options: argparse.Namespace) -> None:
    """Weights of a small reader to a folder as it ships."""
    import torch

    from training.base import kept
    from training.export import export
    from training.network import SMALL

    reader = kept(options.weights, SMALL, torch.device("cpu"))
    export(reader, options.out, tokenizer=options.tokenizer)


def _lean(options: argparse.Namespace) -> None:
    """The same weights in a graph with less to run."""
    import onnx

    from training.lean import lean
    from training.shipped import MODEL, VOCABULARY, ship

    model = lean(onnx.load(options.folder / MODEL)).SerializeToString(deterministic=True)
    ship(options.out, model=model, tokenizer=(options.folder / VOCABULARY).read_bytes())


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m training", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    commands = parser.add_subparsers(required=True)
    for name, run in RUN.items():
        command = commands.add_parser(name, help=run.__doc__)
        command.set_defaults(run=run)
        command.add_argument("--out", type=Path, required=True)
        if name in ("prepare", "export"):
            command.add_argument("--tokenizer", type=Path, required=True, help="tokenizer.json of the small encoder")
        elif name != "lean":
            _add_learning(command)
        ADDED[name](command)
    return parser


def _add_learning(command: argparse.ArgumentParser) -> None:
    command.add_argument("--examples", type=Path, required=True, help="what prepare wrote")
    command.add_argument("--device", choices=("cpu", "cuda"), default="cpu")
    command.add_argument("--threads", type=int, default=1)
    command.add_argument("--first", type=int, help="texts of each set, for a trial")


def _add_prepare(command: argparse.ArgumentParser) -> None:
    command.add_argument("--gold", type=Path, required=True, help="folder with quotes, news and news_train")
    command.add_argument("--texts", type=Path, default=Path(__file__).parent / "texts", help="invented texts")


def _add_fit(command: argparse.ArgumentParser) -> None:
    command.add_argument("--plan", choices=(*LARGE_PLANS, "small"), required=True)
    command.add_argument(
        "--base", type=Path, required=True, help="published encoder: safetensors (large), ONNX (small)"
    )
    command.add_argument("--fold", type=int, choices=range(5), help="fold left out; required for large readers")
    command.add_argument("--soft", type=Path, help="what soften wrote; required for the small one")
    command.add_argument("--epochs", type=float, help="instead of those of the plan")
    command.add_argument("--checkpoint", type=Path, help="file to go on from where a training was stopped")


def _add_soften(command: argparse.ArgumentParser) -> None:
    for plan in LARGE_PLANS:
        command.add_argument(f"--{plan}", type=Path, nargs=5, required=True, help="weights, fold 0 to fold 4")


def _add_export(command: argparse.ArgumentParser) -> None:
    command.add_argument("weights", type=Path, help="what fit wrote")


def _add_lean(command: argparse.ArgumentParser) -> None:
    command.add_argument("folder", type=Path, help="what an export wrote")


ADDED = {
    "prepare": _add_prepare,
    "fit": _add_fit,
    "soften": _add_soften,
    "export": _add_export,
    "lean": _add_lean,
}
RUN = {"prepare": _prepare, "fit": _fit, "soften": _soften, "export": _export, "lean": _lean}


def main() -> None:
    """Runs one command."""
    parser = _parser()
    options = parser.parse_args()
    if options.run is _fit and options.plan in LARGE_PLANS and options.fold is None:
        parser.error(f"--plan {options.plan}: --fold is required")
    if options.run is _fit and options.plan == "small" and options.soft is None:
        parser.error("--plan small: --soft is required")
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(message)s")
    try:
        options.run(options)
    except UsageError as error:
        parser.exit(2, f"{error}\n")


if __name__ == "__main__":
    main()
