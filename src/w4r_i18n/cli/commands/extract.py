# SPDX-License-Identifier: GPL-3.0-or-later
"""`w4r extract`."""

from __future__ import annotations

from pathlib import Path

import click

from w4r_i18n.cli.terminal import counted, dry_run_option, format_option, print_json, workspace


@click.command(name="extract")
@click.argument("domains", nargs=-1)
@click.option(
    "--srx",
    type=click.Path(path_type=Path),
    help="Cut sentences by these rules (SRX 2.0) from now on; they are kept in sources/breaks.srx.",
)
@dry_run_option
@format_option
def command(domains: tuple[str, ...], srx: Path | None, form: str, *, dry_run: bool) -> None:
    """Write the template (locales/DOMAIN.pot) of each domain from its sources."""
    from w4r_i18n.cli.tables import print_errors
    from w4r_i18n.flow.extract import adopt_srx, extract_all
    from w4r_i18n.project import files

    tree = workspace()
    if srx is not None and not dry_run:
        adopt_srx(tree, files.read(srx), path=files.printable(str(srx)))
    found = extract_all(tree, tree.domains(domains), dry_run=dry_run)
    if form == "json":
        counts = {source.domain.name: len(source.extraction.units) for source in found.sources}
        errors = [str(error) for error in found.errors]
        print_json({"units": counts, "written": found.written, "errors": errors})
    else:
        for source in found.sources:
            critical = len(source.critical)
            click.echo(
                f"{source.domain.name}: {counted(len(source.extraction.units), 'unit')}, {critical} critical"
            )
            for diagnostic in source.diagnostics:
                click.echo(str(diagnostic), err=True)
        click.echo(f"{counted(found.written, 'template')} {'would change' if dry_run else 'written'}")
        print_errors(found.errors)
    raise click.exceptions.Exit(max([0, *(error.exit_code for error in found.errors)]))
