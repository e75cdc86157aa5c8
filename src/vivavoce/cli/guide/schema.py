"""`vivavoce guide schema`: the shape of guides, for editors that check while one types."""

from pathlib import Path

import click

from vivavoce.errors import Malformed


@click.command()
@click.option("-o", "--output", type=click.Path(path_type=Path), help="A file instead of stdout.")
def command(output: Path | None) -> None:
    """Print the JSON Schema of guides.

    An editor with a YAML language server uses it for a guide whose first line is
    `# yaml-language-server: $schema=guide.schema.json`.
    """
    from vivavoce.authoring.schema import guide_schema_text

    text = guide_schema_text()
    if output is None:
        click.echo(text, nl=False)
        return
    try:
        output.write_text(text, encoding="utf-8")
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or error
        raise Malformed(f"{output} cannot be written: {reason}.") from error
