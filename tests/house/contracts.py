"""Our own import contract: a floor may import only what an allow-list names."""

from importlinter import Contract, ContractCheck, fields, output


class OnlyTheseContract(Contract):
    """Every outside module that `floor` imports directly must be on the list: stronger than a list of forbidden ones."""

    floor = fields.StringField()
    allowed = fields.SetField(subfield=fields.StringField())

    def check(self, graph, verbose):
        inside = {self.floor, *graph.find_descendants(self.floor)}
        root = self.floor.split(".")[0]
        broken = sorted(
            (importer, imported)
            for importer in inside
            for imported in graph.find_modules_directly_imported_by(importer)
            if imported.split(".")[0] != root and imported not in self.allowed
        )
        return ContractCheck(kept=not broken, metadata={"broken": broken})

    def render_broken_contract(self, check):
        for importer, imported in check.metadata["broken"]:
            output.print_error(f"{importer} imports {imported}, which the engine may not reach")
