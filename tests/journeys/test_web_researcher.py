"""A researcher's way through the web app, by keyboard and in Spanish: a claim file goes in, its findings and manifest come out."""

from tests.faces.http.test_billing_office import claims
from tests.journeys.web import Person


def test_a_claim_file_becomes_findings_to_take_along(page, server, tmp_path):
    file, letter = tmp_path / "claims.csv", tmp_path / "letter.txt"
    file.write_bytes(claims())
    letter.write_bytes(b"Dear sir or madam, this is a letter.\n")
    one = Person(page, server, "es").open("/es/settings/").push("Páginas de trabajo").at("work")
    one.push("Estudio archivos de cobros").until("location.search !== ''").ready()
    one.push("Revisar un archivo de cobros").at("claims").look("researcher-none")
    one.write("Nombre del lugar nuevo", "Estudio uno").hand_in(file)
    one.until("document.body.innerText.includes('claims.csv')").reach("¿Quién paga?").press("ArrowDown")
    one.look("researcher-chosen").push("Revisar el archivo").at("run")
    one.until("document.body.innerText.includes('Qué se hizo')").look("researcher-results")
    assert "A07" in one.text()
    assert "$984.00" in one.text()
    found = page.run(
        "fetch(document.querySelector('main a.go').href).then(async said => [said.headers.get('Content-Type'), (await said.blob()).size])"
    )
    assert found[0] == "application/vnd.apache.parquet"
    assert found[1] > 0
    manifest = page.run("fetch(document.querySelector('main a.also').href).then(said => said.json())")
    assert manifest["run"] in one.text()
    results = page.run("location.href.replace('/es/', '/en/')")
    Person(page, server).open(results.removeprefix(one.home)).look("researcher-results-in-english")
    one.open(results.removeprefix(one.home).replace("/en/", "/es/"))
    one.push("Todas las revisiones").at("claims").until("document.body.innerText.includes('Lista.')").look("researcher-runs")
    one.hand_in(letter).until("document.body.innerText.includes('letter.txt')").push("Revisar el archivo").at("run")
    one.until("document.querySelector('[role=alert]') !== null").look("researcher-refused")
    assert "choose a claim file" in one.text()
