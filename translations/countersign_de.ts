<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
<context>
    <name>ActWords</name>
    <message>
        <source>Hands %1 back to the backend&apos;s worker, which will try it again; nothing else in its row is changed.</source>
        <translation>Gibt %1 an den Worker des Backends zurück, der es erneut versucht; sonst ändert sich an der Zeile nichts.</translation>
    </message>
    <message>
        <source>Hands %1 over %2 back to the backend&apos;s worker, which will try it again; its amount is not changed.</source>
        <translation>Gibt %1 über %2 an den Worker des Backends zurück, der es erneut versucht; der Betrag ändert sich nicht.</translation>
    </message>
    <message>
        <source>SAFE to retry</source>
        <translation>SAFE: kann wiederholt werden</translation>
    </message>
    <message>
        <source>WAIT until %1: %2</source>
        <translation>WAIT bis %1: %2</translation>
    </message>
    <message>
        <source>WAIT: %1</source>
        <translation>WAIT: %1</translation>
    </message>
    <message>
        <source>UNSAFE: %1</source>
        <translation>UNSAFE: %1</translation>
    </message>
    <message>
        <source>UNKNOWN: %1</source>
        <translation>UNKNOWN: %1</translation>
    </message>
    <message>
        <source>Done already: an earlier press with the same key had arrived.</source>
        <translation>Schon erledigt: Ein früherer Druck mit demselben Schlüssel war angekommen.</translation>
    </message>
    <message>
        <source>Done, trail row %1.</source>
        <translation>Erledigt, Protokollzeile %1.</translation>
    </message>
    <message>
        <source>Done.</source>
        <translation>Erledigt.</translation>
    </message>
    <message>
        <source>Refused, nothing was changed: %1. Possible again at %2.</source>
        <translation>Abgelehnt, nichts wurde geändert: %1. Wieder möglich um %2.</translation>
    </message>
    <message>
        <source>Refused, nothing was changed: %1.</source>
        <translation>Abgelehnt, nichts wurde geändert: %1.</translation>
    </message>
    <message>
        <source>The connection was lost before the answer came, so it may have happened. Looking it up by its key until the database knows.</source>
        <translation>Die Verbindung ging vor der Antwort verloren; es kann also geschehen sein. Es wird anhand des Schlüssels nachgeschlagen, bis die Datenbank es weiß.</translation>
    </message>
    <message>
        <source>Watching for the worker to pick it up…</source>
        <translation>Warte darauf, dass der Worker es aufnimmt …</translation>
    </message>
    <message>
        <source>Picked up after %1, %2 now.</source>
        <translation>Aufgenommen nach %1, jetzt %2.</translation>
    </message>
    <message>
        <source>%1 after %2.</source>
        <comment>state, time</comment>
        <translation>%1 nach %2.</translation>
    </message>
    <message>
        <source>Picked up after %1, %2 after %3.</source>
        <translation>Aufgenommen nach %1, %2 nach %3.</translation>
    </message>
    <message>
        <source>Picked up and failed again after %1, %2 now.</source>
        <translation>Aufgenommen und nach %1 erneut fehlgeschlagen, jetzt %2.</translation>
    </message>
    <message>
        <source>No effect after %1</source>
        <translation>Keine Wirkung nach %1</translation>
    </message>
</context>
<context>
    <name>BoardWords</name>
    <message>
        <source>this system has no data for it</source>
        <translation>dieses System hat keine Daten dafür</translation>
    </message>
    <message>
        <source>Triage</source>
        <translation>Triage</translation>
    </message>
    <message>
        <source>the kind of this system describes no ledger</source>
        <translation>die Art dieses Systems beschreibt kein Hauptbuch</translation>
    </message>
    <message>
        <source>Ledger</source>
        <translation>Hauptbuch</translation>
    </message>
    <message>
        <source>Wallets</source>
        <translation>Wallets</translation>
    </message>
    <message>
        <source>the system file names no wallets</source>
        <translation>die Systemdatei nennt keine Wallets</translation>
    </message>
    <message>
        <source>Health</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>it needs the contract in the database</source>
        <translation>es braucht den Vertrag in der Datenbank</translation>
    </message>
    <message>
        <source>Trail</source>
        <translation>Protokoll</translation>
    </message>
    <message>
        <source>Payouts</source>
        <translation>Auszahlungen</translation>
    </message>
    <message>
        <source>the kind of this system describes no payouts</source>
        <translation>die Art dieses Systems beschreibt keine Auszahlungen</translation>
    </message>
</context>
<context>
    <name>FailureText</name>
    <message>
        <source>This cannot be used as it is</source>
        <translation>So ist das nicht verwendbar</translation>
    </message>
    <message>
        <source>No connection</source>
        <translation>Keine Verbindung</translation>
    </message>
    <message>
        <source>No answer in time</source>
        <translation>Keine rechtzeitige Antwort</translation>
    </message>
    <message>
        <source>The connection is not safe enough</source>
        <translation>Die Verbindung ist nicht sicher genug</translation>
    </message>
    <message>
        <source>The login was refused</source>
        <translation>Die Anmeldung wurde abgelehnt</translation>
    </message>
    <message>
        <source>The contract is not installed in this database</source>
        <translation>Der Vertrag ist in dieser Datenbank nicht installiert</translation>
    </message>
    <message>
        <source>The database&apos;s contract is older than this console</source>
        <translation>Der Vertrag der Datenbank ist älter als diese Konsole</translation>
    </message>
    <message>
        <source>The database&apos;s contract is newer than this console</source>
        <translation>Der Vertrag der Datenbank ist neuer als diese Konsole</translation>
    </message>
    <message>
        <source>The contract is only half installed</source>
        <translation>Der Vertrag ist nur halb installiert</translation>
    </message>
    <message>
        <source>This login has no right to do that</source>
        <translation>Diese Anmeldung hat kein Recht dazu</translation>
    </message>
    <message>
        <source>Something this board needs is missing in the database</source>
        <translation>In der Datenbank fehlt etwas, das diese Tafel braucht</translation>
    </message>
    <message>
        <source>The answer is larger than we accept</source>
        <translation>Die Antwort ist größer als zugelassen</translation>
    </message>
    <message>
        <source>The answer could not be understood</source>
        <translation>Die Antwort war nicht zu verstehen</translation>
    </message>
    <message>
        <source>The endpoint answered with an error</source>
        <translation>Der Endpunkt hat mit einem Fehler geantwortet</translation>
    </message>
    <message>
        <source>Somebody else was first</source>
        <translation>Jemand anderes war schneller</translation>
    </message>
    <message>
        <source>Sent, and no answer yet: it may have happened</source>
        <translation>Gesendet, noch keine Antwort: Es kann geschehen sein</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>Abgebrochen</translation>
    </message>
    <message>
        <source>A defect in Countersign</source>
        <translation>Ein Fehler in Countersign</translation>
    </message>
    <message>
        <source>Check network, host and port; it is tried again by itself</source>
        <translation>Netz, Rechner und Port prüfen; es wird von selbst erneut versucht</translation>
    </message>
    <message>
        <source>It is tried again by itself</source>
        <translation>Es wird von selbst erneut versucht</translation>
    </message>
    <message>
        <source>Mend the server&apos;s certificate or the system&apos;s TLS settings</source>
        <translation>Das Zertifikat des Servers oder die TLS-Einstellung des Systems in Ordnung bringen</translation>
    </message>
    <message>
        <source>Check user and password of this system</source>
        <translation>Benutzer und Passwort dieses Systems prüfen</translation>
    </message>
    <message>
        <source>Ask the database&apos;s administrator to run “countersignctl install”</source>
        <translation>Die Verwaltung der Datenbank bitten, „countersignctl install“ auszuführen</translation>
    </message>
    <message>
        <source>Run “countersignctl install” again; it mends what is missing</source>
        <translation>„countersignctl install“ erneut ausführen; es ergänzt, was fehlt</translation>
    </message>
    <message>
        <source>Update Countersign on this computer</source>
        <translation>Countersign auf diesem Rechner aktualisieren</translation>
    </message>
    <message>
        <source>“countersignctl doctor” names the grant that is missing</source>
        <translation>„countersignctl doctor“ nennt das fehlende Recht</translation>
    </message>
    <message>
        <source>“countersignctl doctor” names what is missing</source>
        <translation>„countersignctl doctor“ nennt, was fehlt</translation>
    </message>
    <message>
        <source>It is looked up by its key; do not press again</source>
        <translation>Es wird anhand seines Schlüssels nachgeschlagen; nicht noch einmal drücken</translation>
    </message>
</context>
<context>
    <name>Fields</name>
    <message>
        <source>Id</source>
        <translation>Kennung</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>%1 (%2 in the database)</source>
        <translation>%1 (%2 in der Datenbank)</translation>
    </message>
    <message>
        <source>Amount</source>
        <translation>Betrag</translation>
    </message>
    <message>
        <source>Attempts</source>
        <translation>Versuche</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>Created</source>
        <translation>Angelegt</translation>
    </message>
    <message>
        <source>Updated</source>
        <translation>Geändert</translation>
    </message>
    <message>
        <source>Locked until</source>
        <translation>Gesperrt bis</translation>
    </message>
    <message>
        <source>Next attempt</source>
        <translation>Nächster Versuch</translation>
    </message>
    <message>
        <source>Last error</source>
        <translation>Letzter Fehler</translation>
    </message>
    <message>
        <source>Transaction</source>
        <translation>Transaktion</translation>
    </message>
    <message>
        <source>Chain</source>
        <translation>Kette</translation>
    </message>
    <message>
        <source>Wallet</source>
        <translation>Wallet</translation>
    </message>
    <message>
        <source>Counterparty</source>
        <translation>Gegenpartei</translation>
    </message>
</context>
<context>
    <name>Format</name>
    <message>
        <source>%1 s</source>
        <comment>seconds</comment>
        <translation>%1 s</translation>
    </message>
    <message>
        <source>%1 min</source>
        <comment>minutes</comment>
        <translation>%1 min</translation>
    </message>
    <message>
        <source>h</source>
        <comment>hours</comment>
        <translation>h</translation>
    </message>
    <message>
        <source>min</source>
        <comment>minutes</comment>
        <translation>min</translation>
    </message>
    <message>
        <source>%1 d</source>
        <comment>days</comment>
        <translation>%1 T</translation>
    </message>
    <message>
        <source>just now</source>
        <translation>gerade eben</translation>
    </message>
    <message>
        <source>%1 ago</source>
        <translation>vor %1</translation>
    </message>
    <message>
        <source>%1 left</source>
        <translation>noch %1</translation>
    </message>
    <message>
        <source>overdue by %1</source>
        <translation>überfällig seit %1</translation>
    </message>
    <message>
        <source>≈ %1 %2</source>
        <comment>estimate: number, unit</comment>
        <translation>≈ %1 %2</translation>
    </message>
    <message>
        <source>G</source>
        <comment>thousand millions</comment>
        <translation>Mrd.</translation>
    </message>
    <message>
        <source>M</source>
        <comment>millions</comment>
        <translation>Mio.</translation>
    </message>
    <message>
        <source>≈ %1</source>
        <translation>≈ %1</translation>
    </message>
    <message>
        <source>… (%1 more characters)</source>
        <translation>… (%1 weitere Zeichen)</translation>
    </message>
    <message>
        <source>waiting</source>
        <translation>wartend</translation>
    </message>
    <message>
        <source>running</source>
        <translation>läuft</translation>
    </message>
    <message>
        <source>done</source>
        <translation>erledigt</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>fehlgeschlagen</translation>
    </message>
    <message>
        <source>cancelled</source>
        <translation>abgebrochen</translation>
    </message>
    <message>
        <source>unknown</source>
        <translation>unbekannt</translation>
    </message>
    <message>
        <source>good</source>
        <translation>gut</translation>
    </message>
    <message>
        <source>warning</source>
        <translation>Warnung</translation>
    </message>
    <message>
        <source>bad</source>
        <translation>schlecht</translation>
    </message>
    <message>
        <source>not known</source>
        <translation>nicht bekannt</translation>
    </message>
    <message>
        <source>SAFE</source>
        <translation>SAFE</translation>
    </message>
    <message>
        <source>WAIT</source>
        <translation>WAIT</translation>
    </message>
    <message>
        <source>UNSAFE</source>
        <translation>UNSAFE</translation>
    </message>
    <message>
        <source>UNKNOWN</source>
        <translation>UNKNOWN</translation>
    </message>
    <message>
        <source>PRODUCTION</source>
        <translation>PRODUKTION</translation>
    </message>
    <message>
        <source>STAGING</source>
        <translation>STAGING</translation>
    </message>
    <message>
        <source>DEVELOPMENT</source>
        <translation>ENTWICKLUNG</translation>
    </message>
</context>
<context>
    <name>IdentityWords</name>
    <message>
        <source>the backend says chain %1</source>
        <translation>das Backend nennt Chain %1</translation>
    </message>
    <message>
        <source>the nodes for chain %1 say chain %2</source>
        <translation>die Knoten für Chain %1 nennen Chain %2</translation>
    </message>
    <message>
        <source>A production system whose backend only plays</source>
        <translation>Ein Produktivsystem, dessen Backend nur spielt</translation>
    </message>
    <message>
        <source>Its health page says mode “%1”, and it is production</source>
        <translation>Seine Health-Seite nennt den Modus „%1“, und es ist ein Produktivsystem</translation>
    </message>
    <message>
        <source>Find out which of the two is wrong before anything is done here</source>
        <translation>Herausfinden, was von beidem falsch ist, bevor hier etwas getan wird</translation>
    </message>
    <message>
        <source>The parts of this system are on different chains</source>
        <translation>Die Teile dieses Systems sind auf verschiedenen Chains</translation>
    </message>
    <message>
        <source>The system file says chain %1; %2</source>
        <translation>Die Systemdatei nennt Chain %1; %2</translation>
    </message>
    <message>
        <source>Correct the URLs in the system file, or the backend&apos;s configuration</source>
        <translation>Die URLs in der Systemdatei berichtigen oder die Konfiguration des Backends</translation>
    </message>
    <message>
        <source>A production system whose chain stands still</source>
        <translation>Ein Produktivsystem, dessen Chain stillsteht</translation>
    </message>
    <message numerus="yes">
        <source>The backend has seen block %1 for more than %n minute(s)</source>
        <translation>
            <numerusform>Das Backend sieht seit mehr als %n Minute Block %1</numerusform>
            <numerusform>Das Backend sieht seit mehr als %n Minuten Block %1</numerusform>
        </translation>
    </message>
    <message>
        <source>Look whether it is a copy, a test chain, or cut off from its node</source>
        <translation>Nachsehen, ob es eine Kopie, eine Test-Chain oder von seinem Knoten abgeschnitten ist</translation>
    </message>
    <message>
        <source>This database was %1 before</source>
        <translation>Diese Datenbank war vorher %1</translation>
    </message>
    <message>
        <source>The system file says %1; the same database was opened as %2 on this computer</source>
        <translation>Die Systemdatei nennt %1; dieselbe Datenbank wurde auf diesem Rechner als %2 geöffnet</translation>
    </message>
    <message>
        <source>Correct the environment in the system file, or the address of the database</source>
        <translation>Die Umgebung in der Systemdatei berichtigen oder die Adresse der Datenbank</translation>
    </message>
</context>
<context>
    <name>ItemRules</name>
    <message>
        <source>Not connected yet.</source>
        <translation>Noch nicht verbunden.</translation>
    </message>
    <message>
        <source>Look-only: acting needs the contract in the database. Its administrator installs it with “countersignctl install”.</source>
        <translation>Nur ansehen: Zum Handeln muss der Vertrag in der Datenbank sein. Ihre Verwaltung installiert ihn mit „countersignctl install“.</translation>
    </message>
    <message>
        <source>Auditors look and never write.</source>
        <translation>Prüfende sehen alles und schreiben nie.</translation>
    </message>
    <message>
        <source>What is shown is too old to act on; it becomes possible again with the next answer.</source>
        <translation>Was hier steht, ist zum Handeln zu alt; mit der nächsten Antwort wird es wieder möglich.</translation>
    </message>
    <message>
        <source>Being judged.</source>
        <translation>Wird gerade beurteilt.</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Mark rows with x, or hold Ctrl or Shift and click.</source>
        <translation>Zeilen mit x markieren oder mit Strg oder Umschalt anklicken.</translation>
    </message>
    <message>
        <source>At most %1 at once.</source>
        <translation>Höchstens %1 auf einmal.</translation>
    </message>
</context>
<context>
    <name>KeyRules</name>
    <message>
        <source>Choose a key file first, or make a new key.</source>
        <translation>Zuerst eine Schlüsseldatei wählen oder einen neuen Schlüssel machen.</translation>
    </message>
    <message>
        <source>This key is revoked, for good: make a new one.</source>
        <translation>Dieser Schlüssel ist endgültig widerrufen: einen neuen machen.</translation>
    </message>
    <message>
        <source>This key is enrolled here already.</source>
        <translation>Dieser Schlüssel ist hier schon angemeldet.</translation>
    </message>
    <message>
        <source>Another signature is under way.</source>
        <translation>Eine andere Unterschrift ist unterwegs.</translation>
    </message>
    <message>
        <source>Choose a key in the list.</source>
        <translation>Einen Schlüssel in der Liste wählen.</translation>
    </message>
    <message>
        <source>It is in force already.</source>
        <translation>Er gilt schon.</translation>
    </message>
    <message>
        <source>It is revoked, for good.</source>
        <translation>Er ist endgültig widerrufen.</translation>
    </message>
    <message>
        <source>Another person puts your key in force.</source>
        <translation>Eine andere Person setzt Ihren Schlüssel in Kraft.</translation>
    </message>
    <message>
        <source>It is revoked already.</source>
        <translation>Er ist schon widerrufen.</translation>
    </message>
    <message>
        <source>Choose a change in the list.</source>
        <translation>Eine Änderung in der Liste wählen.</translation>
    </message>
    <message>
        <source>It is decided already.</source>
        <translation>Sie ist schon entschieden.</translation>
    </message>
    <message>
        <source>You proposed it: another admin decides.</source>
        <translation>Sie haben sie vorgeschlagen: Jemand anderes aus der Verwaltung entscheidet.</translation>
    </message>
</context>
<context>
    <name>LinkWords</name>
    <message>
        <source>connecting</source>
        <translation>verbindet</translation>
    </message>
    <message>
        <source>connected</source>
        <translation>verbunden</translation>
    </message>
    <message>
        <source>stale: last answer %1 ago</source>
        <translation>veraltet: letzte Antwort vor %1</translation>
    </message>
    <message>
        <source>no answer yet</source>
        <translation>noch keine Antwort</translation>
    </message>
    <message>
        <source>no answer for %1</source>
        <translation>keine Antwort seit %1</translation>
    </message>
    <message>
        <source>could not be opened</source>
        <translation>ließ sich nicht öffnen</translation>
    </message>
</context>
<context>
    <name>LostActs</name>
    <message>
        <source>its row is not there any more</source>
        <translation>die Zeile gibt es nicht mehr</translation>
    </message>
    <message>
        <source>the server that answers now has never seen this act: it was done on another one, which failed before its standby had it</source>
        <translation>der Server, der jetzt antwortet, kennt diese Aktion nicht: sie geschah auf einem anderen, der ausfiel, bevor sein Standby sie hatte</translation>
    </message>
    <message>
        <source>Look at the item, and press Retry again if it is still needed</source>
        <translation>Den Eintrag ansehen und bei Bedarf erneut wiederholen</translation>
    </message>
</context>
<context>
    <name>PayoutFields</name>
    <message>
        <source>the backend does not say</source>
        <translation>das Backend sagt es nicht</translation>
    </message>
    <message>
        <source>%1 (the backend&apos;s claim, not proven)</source>
        <translation>%1 (sagt das Backend, nicht bewiesen)</translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <translation>%1 · %2</translation>
    </message>
    <message>
        <source>proposed</source>
        <translation>vorgeschlagen</translation>
    </message>
    <message>
        <source>approved</source>
        <translation>freigegeben</translation>
    </message>
    <message>
        <source>rejected</source>
        <translation>abgelehnt</translation>
    </message>
    <message>
        <source>in force</source>
        <translation>gilt</translation>
    </message>
    <message>
        <source>revoked</source>
        <translation>widerrufen</translation>
    </message>
    <message>
        <source>not in force yet</source>
        <translation>gilt noch nicht</translation>
    </message>
    <message>
        <source>Total</source>
        <translation>Summe</translation>
    </message>
    <message>
        <source>Paid from</source>
        <translation>Bezahlt aus</translation>
    </message>
    <message>
        <source>Made by</source>
        <translation>Angelegt von</translation>
    </message>
    <message>
        <source>Changed by</source>
        <translation>Geändert von</translation>
    </message>
    <message>
        <source>Policy</source>
        <translation>Regel</translation>
    </message>
    <message>
        <source>Memo</source>
        <translation>Vermerk</translation>
    </message>
    <message>
        <source>Approve by</source>
        <translation>Freigeben bis</translation>
    </message>
    <message>
        <source>Pay by</source>
        <translation>Zahlen bis</translation>
    </message>
    <message>
        <source>%1 after the last signature</source>
        <translation>%1 nach der letzten Unterschrift</translation>
    </message>
    <message>
        <source>%1 %2 ago · key %3, %4</source>
        <translation>%1 vor %2 · Schlüssel %3, %4</translation>
    </message>
    <message>
        <source>%1 ago</source>
        <translation>vor %1</translation>
    </message>
    <message numerus="yes">
        <source>nonce %1 · %n line(s): %2</source>
        <translation>
            <numerusform>Nonce %1 · %n Posten: %2</numerusform>
            <numerusform>Nonce %1 · %n Posten: %2</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 · proposed by %2 · %3</source>
        <translation>%1 · vorgeschlagen von %2 · %3</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1 (%2)</translation>
    </message>
</context>
<context>
    <name>PayoutRules</name>
    <message>
        <source>Only an operator proposes; your login is none.</source>
        <translation>Nur wer bedienen darf, schlägt vor; Ihre Anmeldung darf es nicht.</translation>
    </message>
    <message>
        <source>Only an approver decides; your login is none.</source>
        <translation>Nur wer freigeben darf, entscheidet; Ihre Anmeldung darf es nicht.</translation>
    </message>
    <message>
        <source>Only an admin does this; your login is none.</source>
        <translation>Das macht nur die Verwaltung; Ihre Anmeldung gehört nicht dazu.</translation>
    </message>
    <message>
        <source>Not connected yet.</source>
        <translation>Noch nicht verbunden.</translation>
    </message>
    <message>
        <source>Look-only: acting needs the contract in the database.</source>
        <translation>Nur ansehen: Zum Handeln muss der Vertrag in der Datenbank sein.</translation>
    </message>
    <message>
        <source>Auditors look and never write.</source>
        <translation>Prüfende sehen alles und schreiben nie.</translation>
    </message>
    <message>
        <source>What is shown is too old to act on; it becomes possible again with the next answer.</source>
        <translation>Was hier steht, ist zum Handeln zu alt; mit der nächsten Antwort wird es wieder möglich.</translation>
    </message>
    <message>
        <source>No key is chosen to sign with: press “Keys…” first.</source>
        <translation>Kein Schlüssel zum Unterschreiben gewählt: zuerst „Schlüssel …“ drücken.</translation>
    </message>
    <message>
        <source>Another signature is under way.</source>
        <translation>Eine andere Unterschrift ist unterwegs.</translation>
    </message>
    <message>
        <source>It is being paid: nobody can stop it from here.</source>
        <translation>Es wird gerade bezahlt: Von hier aus hält es niemand auf.</translation>
    </message>
    <message>
        <source>It is paid already.</source>
        <translation>Es ist schon bezahlt.</translation>
    </message>
    <message>
        <source>It is over: another try is a new request.</source>
        <translation>Er ist vorbei: Ein neuer Versuch ist ein neuer Antrag.</translation>
    </message>
    <message>
        <source>You proposed it: another person must decide. You can take it back.</source>
        <translation>Sie haben es vorgeschlagen: Jemand anderes muss entscheiden. Zurücknehmen können Sie es.</translation>
    </message>
    <message>
        <source>You have given your word on it already.</source>
        <translation>Sie haben sich dazu schon geäußert.</translation>
    </message>
    <message>
        <source>It is approved already.</source>
        <translation>Es ist schon freigegeben.</translation>
    </message>
    <message>
        <source>What the backend would pay now is not what was proposed.</source>
        <translation>Was das Backend jetzt zahlen würde, ist nicht das Vorgeschlagene.</translation>
    </message>
    <message>
        <source>Only who proposed it or an approver takes it back.</source>
        <translation>Zurücknehmen kann es nur, wer es vorschlug oder freigeben darf.</translation>
    </message>
</context>
<context>
    <name>PayoutWords</name>
    <message>
        <source>Two lines pay the same destination</source>
        <translation>Zwei Posten zahlen an dasselbe Ziel</translation>
    </message>
    <message>
        <source>This destination was never paid before</source>
        <translation>An dieses Ziel wurde noch nie gezahlt</translation>
    </message>
    <message>
        <source>The same destination was paid the same amount lately</source>
        <translation>An dasselbe Ziel ging kürzlich derselbe Betrag</translation>
    </message>
    <message>
        <source>It looks like a known destination, but is another: compare every character</source>
        <translation>Es sieht aus wie ein bekanntes Ziel und ist ein anderes: jedes Zeichen vergleichen</translation>
    </message>
    <message>
        <source>The payee&apos;s destination is another than at the last payout</source>
        <translation>Das Ziel dieses Empfängers ist ein anderes als bei der letzten Auszahlung</translation>
    </message>
    <message>
        <source>The address does not carry its own checksum (EIP-55): a character may be wrong</source>
        <translation>Die Adresse trägt nicht ihre eigene Prüfsumme (EIP-55): Ein Zeichen kann falsch sein</translation>
    </message>
    <message>
        <source>It is not an address of this method</source>
        <translation>Es ist keine Adresse für diesen Zahlweg</translation>
    </message>
    <message>
        <source>known: %1, payout %2</source>
        <translation>bekannt: %1, Auszahlung %2</translation>
    </message>
    <message>
        <source>before: %1, payout %2</source>
        <translation>vorher: %1, Auszahlung %2</translation>
    </message>
    <message>
        <source>payout %1, line %2</source>
        <translation>Auszahlung %1, Posten %2</translation>
    </message>
    <message>
        <source>Rejected by %1: %2</source>
        <translation>Abgelehnt von %1: %2</translation>
    </message>
    <message>
        <source>Rejected</source>
        <translation>Abgelehnt</translation>
    </message>
    <message>
        <source>Taken back: %1</source>
        <translation>Zurückgenommen: %1</translation>
    </message>
    <message>
        <source>Void: what the backend would pay is not what was signed. Nothing of it is paid; what differs is listed under “Differences”.</source>
        <translation>Ungültig: Was das Backend zahlen würde, ist nicht das Unterschriebene. Nichts davon wird bezahlt; was anders ist, steht unter „Unterschiede“.</translation>
    </message>
    <message>
        <source>Void: paid without a claim. The backend holds it as paid or being paid, and no worker claimed it here: find out who paid it. It can&apos;t be proposed again.</source>
        <translation>Ungültig: ohne Beanspruchung gezahlt. Im Backend gilt sie als gezahlt oder in Zahlung, und hier hat sie kein Worker beansprucht: Klären Sie, wer gezahlt hat. Sie lässt sich nicht noch einmal vorschlagen.</translation>
    </message>
    <message>
        <source>Void: when it should have been paid, too few of its signatures counted</source>
        <translation>Ungültig: Als gezahlt werden sollte, zählten zu wenige Unterschriften</translation>
    </message>
    <message>
        <source>Void: %1</source>
        <translation>Ungültig: %1</translation>
    </message>
    <message>
        <source>What the backend would pay now is not what was signed: it can&apos;t be approved any more, and nothing of it will be paid.</source>
        <translation>Was das Backend jetzt zahlen würde, ist nicht das Unterschriebene: Es kann nicht mehr freigegeben werden, und nichts davon wird bezahlt.</translation>
    </message>
    <message>
        <source>Approved and released: the backend&apos;s worker may pay it now.</source>
        <translation>Freigegeben: Der Dienst des Backends darf es jetzt bezahlen.</translation>
    </message>
    <message>
        <source>Waits for signatures.</source>
        <translation>Wartet auf Unterschriften.</translation>
    </message>
    <message numerus="yes">
        <source>%1 in %n line(s)</source>
        <translation>
            <numerusform>%1 in %n Posten</numerusform>
            <numerusform>%1 in %n Posten</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>Line %1: %2</source>
        <translation>Posten %1: %2</translation>
    </message>
    <message>
        <source>The backend&apos;s worker has claimed it and is paying.</source>
        <translation>Der Dienst des Backends hat es übernommen und zahlt.</translation>
    </message>
    <message>
        <source>The worker has sent the transactions; they are not confirmed yet.</source>
        <translation>Der Dienst hat die Transaktionen gesendet; bestätigt sind sie noch nicht.</translation>
    </message>
    <message>
        <source>Paid.</source>
        <translation>Bezahlt.</translation>
    </message>
    <message>
        <source>Paying it failed. Another try is a new request, after somebody has looked at what went out.</source>
        <translation>Die Zahlung ist gescheitert. Ein neuer Versuch ist ein neuer Antrag, nachdem jemand geprüft hat, was hinausging.</translation>
    </message>
    <message>
        <source>Expired: it was approved and not paid in time</source>
        <translation>Abgelaufen: freigegeben und nicht rechtzeitig bezahlt</translation>
    </message>
    <message>
        <source>Expired: too few people signed in time</source>
        <translation>Abgelaufen: Zu wenige haben rechtzeitig unterschrieben</translation>
    </message>
    <message>
        <source>It can&apos;t be proposed: %1</source>
        <translation>Es kann nicht vorgeschlagen werden: %1</translation>
    </message>
    <message>
        <source>Nobody has proposed it. This is what would be proposed now.</source>
        <translation>Niemand hat es vorgeschlagen. Dies würde jetzt vorgeschlagen.</translation>
    </message>
    <message numerus="yes">
        <source>version %1: %n people sign</source>
        <translation>
            <numerusform>Fassung %1: %n Person unterschreibt</numerusform>
            <numerusform>Fassung %1: %n Personen unterschreiben</numerusform>
        </translation>
    </message>
    <message>
        <source>%1, the proposer is one of them</source>
        <translation>%1, wer vorschlägt, ist eine davon</translation>
    </message>
    <message>
        <source>%1 besides the proposer</source>
        <translation>%1 neben der, die vorschlägt</translation>
    </message>
    <message numerus="yes">
        <source>Pressing the button signs these %1 octets and proposes to pay %2. Nothing is paid before %n people have signed.</source>
        <translation>
            <numerusform>Der Knopf unterschreibt diese %1 Oktette und schlägt vor, %2 zu zahlen. Nichts wird bezahlt, bevor %n Person unterschrieben hat.</numerusform>
            <numerusform>Der Knopf unterschreibt diese %1 Oktette und schlägt vor, %2 zu zahlen. Nichts wird bezahlt, bevor %n Personen unterschrieben haben.</numerusform>
        </translation>
    </message>
    <message>
        <source>Pressing the button signs these %1 octets. With enough signatures the backend may pay %2 at once, and that can&apos;t be called back.</source>
        <translation>Der Knopf unterschreibt diese %1 Oktette. Mit genug Unterschriften darf das Backend %2 sofort zahlen, und das lässt sich nicht zurückholen.</translation>
    </message>
    <message>
        <source>Pressing the button rejects this request to pay %1, for good. The payout can be proposed anew.</source>
        <translation>Der Knopf lehnt diesen Antrag, %1 zu zahlen, endgültig ab. Die Auszahlung kann neu vorgeschlagen werden.</translation>
    </message>
    <message>
        <source>The connection broke after sending. It may have arrived: it is being looked up. Don&apos;t sign again.</source>
        <translation>Die Verbindung brach nach dem Senden ab. Es kann angekommen sein: Es wird nachgesehen. Nicht noch einmal unterschreiben.</translation>
    </message>
    <message>
        <source>Refused, nothing was signed into the system: %1</source>
        <translation>Verweigert, im System steht keine Unterschrift: %1</translation>
    </message>
    <message>
        <source>Proposed and signed. It waits for the others.</source>
        <translation>Vorgeschlagen und unterschrieben. Es wartet auf die anderen.</translation>
    </message>
    <message>
        <source>Rejected. Nothing of it will be paid.</source>
        <translation>Abgelehnt. Nichts davon wird bezahlt.</translation>
    </message>
    <message>
        <source>Signed. It is approved and released to the backend.</source>
        <translation>Unterschrieben. Es ist freigegeben und dem Backend übergeben.</translation>
    </message>
    <message>
        <source>Signed. It waits for more signatures.</source>
        <translation>Unterschrieben. Es wartet auf weitere Unterschriften.</translation>
    </message>
    <message numerus="yes">
        <source>%n line(s): %1. They are %2.</source>
        <translation>
            <numerusform>%n Posten: %1. Es ist %2.</numerusform>
            <numerusform>%n Posten: %1. Es sind %2.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Refusals</name>
    <message>
        <source>Somebody else is at it just now; try again in a moment</source>
        <translation>Jemand anderes ist gerade daran; gleich noch einmal versuchen</translation>
    </message>
    <message>
        <source>The backend has no such payout</source>
        <translation>Das Backend hat diese Auszahlung nicht</translation>
    </message>
    <message>
        <source>The backend does not hold it as open any more</source>
        <translation>Das Backend führt sie nicht mehr als offen</translation>
    </message>
    <message>
        <source>Its total is not a positive number</source>
        <translation>Ihre Summe ist keine positive Zahl</translation>
    </message>
    <message>
        <source>It has no lines</source>
        <translation>Sie hat keine Posten</translation>
    </message>
    <message>
        <source>It has more than 10,000 lines</source>
        <translation>Sie hat mehr als 10 000 Posten</translation>
    </message>
    <message>
        <source>A line lacks a destination, a method, an amount or a currency</source>
        <translation>Einem Posten fehlt Ziel, Zahlweg, Betrag oder Währung</translation>
    </message>
    <message>
        <source>Its lines are not all of one currency</source>
        <translation>Ihre Posten haben nicht alle dieselbe Währung</translation>
    </message>
    <message>
        <source>A line&apos;s amount is not a positive number</source>
        <translation>Der Betrag eines Postens ist keine positive Zahl</translation>
    </message>
    <message>
        <source>A field holds characters that make it look other than it is</source>
        <translation>In einem Feld stehen Zeichen, die es anders aussehen lassen, als es ist</translation>
    </message>
    <message>
        <source>A field is longer than 500 characters</source>
        <translation>Ein Feld ist länger als 500 Zeichen</translation>
    </message>
    <message>
        <source>The lines do not come to the total of the header</source>
        <translation>Die Posten ergeben nicht die Summe im Kopf</translation>
    </message>
    <message>
        <source>A request for this payout is under way already</source>
        <translation>Für diese Auszahlung ist schon ein Antrag unterwegs</translation>
    </message>
    <message>
        <source>This payout was paid already</source>
        <translation>Diese Auszahlung ist schon bezahlt</translation>
    </message>
    <message>
        <source>What the backend holds changed since you looked at it</source>
        <translation>Was das Backend hat, hat sich geändert, seit Sie es sahen</translation>
    </message>
    <message>
        <source>It is above the cap of the policy for one payout</source>
        <translation>Sie liegt über der Obergrenze der Regeln für eine Auszahlung</translation>
    </message>
    <message>
        <source>With it, today&apos;s payouts would be above the cap of the policy for a day</source>
        <translation>Mit ihr lägen die heutigen Auszahlungen über der Obergrenze der Regeln für einen Tag</translation>
    </message>
    <message>
        <source>This request&apos;s number was already used for another</source>
        <translation>Die Nummer dieses Antrags hat schon ein anderer</translation>
    </message>
    <message>
        <source>Nobody enrolled this key here</source>
        <translation>Diesen Schlüssel hat hier niemand angemeldet</translation>
    </message>
    <message>
        <source>This key belongs to somebody else</source>
        <translation>Dieser Schlüssel gehört jemand anderem</translation>
    </message>
    <message>
        <source>This key is not in force: not activated yet, or revoked</source>
        <translation>Dieser Schlüssel gilt nicht: noch nicht in Kraft gesetzt oder widerrufen</translation>
    </message>
    <message>
        <source>This computer&apos;s clock differs from the database&apos;s by more than two minutes</source>
        <translation>Die Uhr dieses Rechners weicht um mehr als zwei Minuten von der der Datenbank ab</translation>
    </message>
    <message>
        <source>The trail you saw is not the trail the database has: tell an auditor</source>
        <translation>Das Protokoll, das Sie sahen, ist nicht das der Datenbank: einer prüfenden Person melden</translation>
    </message>
    <message>
        <source>What you saw of the trail is too old: look again</source>
        <translation>Was Sie vom Protokoll sahen, ist zu alt: noch einmal ansehen</translation>
    </message>
    <message>
        <source>The signature does not fit what is signed</source>
        <translation>Die Unterschrift passt nicht zum Unterschriebenen</translation>
    </message>
    <message>
        <source>Its random number was used before: propose again</source>
        <translation>Seine Zufallszahl gab es schon: noch einmal vorschlagen</translation>
    </message>
    <message>
        <source>You proposed it: another person must decide</source>
        <translation>Sie haben es vorgeschlagen: Jemand anderes muss entscheiden</translation>
    </message>
    <message>
        <source>You have given your word on it already</source>
        <translation>Sie haben sich dazu schon geäußert</translation>
    </message>
    <message>
        <source>It is approved already</source>
        <translation>Es ist schon freigegeben</translation>
    </message>
    <message>
        <source>The worker has claimed it</source>
        <translation>Der Dienst hat es sich genommen</translation>
    </message>
    <message>
        <source>The worker has sent it</source>
        <translation>Der Dienst hat es gesendet</translation>
    </message>
    <message>
        <source>It is paid already</source>
        <translation>Es ist schon bezahlt</translation>
    </message>
    <message>
        <source>It has failed: another try is a new request</source>
        <translation>Es ist gescheitert: Ein neuer Versuch ist ein neuer Antrag</translation>
    </message>
    <message>
        <source>It was rejected</source>
        <translation>Es wurde abgelehnt</translation>
    </message>
    <message>
        <source>It is void: what would be paid is not what was proposed</source>
        <translation>Es ist ungültig: Was gezahlt würde, ist nicht das Vorgeschlagene</translation>
    </message>
    <message>
        <source>Its time has run out</source>
        <translation>Seine Zeit ist abgelaufen</translation>
    </message>
    <message>
        <source>It still waits for signatures</source>
        <translation>Es wartet noch auf Unterschriften</translation>
    </message>
    <message>
        <source>It does not wait for a decision any more</source>
        <translation>Es wartet nicht mehr auf eine Entscheidung</translation>
    </message>
    <message>
        <source>Another person puts your key in force</source>
        <translation>Eine andere Person setzt Ihren Schlüssel in Kraft</translation>
    </message>
    <message>
        <source>It is about yourself: another admin decides</source>
        <translation>Es geht um Sie selbst: Jemand anderes aus der Verwaltung entscheidet</translation>
    </message>
    <message>
        <source>It is no sound Ed25519 key</source>
        <translation>Das ist kein brauchbarer Ed25519-Schlüssel</translation>
    </message>
    <message>
        <source>This key is enrolled already</source>
        <translation>Dieser Schlüssel ist schon angemeldet</translation>
    </message>
    <message>
        <source>You have four keys already: revoke one first</source>
        <translation>Sie haben schon vier Schlüssel: zuerst einen widerrufen</translation>
    </message>
    <message>
        <source>The passphrase does not open this key: type it again</source>
        <translation>Diese Passphrase öffnet den Schlüssel nicht: noch einmal eingeben</translation>
    </message>
    <message>
        <source>The row changed since you looked at it</source>
        <translation>Die Zeile hat sich geändert, seit Sie sie sahen</translation>
    </message>
    <message>
        <source>Somebody else holds a lock on it; try again in a moment</source>
        <translation>Jemand anderes hält sie gesperrt; gleich noch einmal versuchen</translation>
    </message>
    <message>
        <source>This item has been retried as often as the limit allows</source>
        <translation>Dieser Vorgang wurde so oft wiederholt, wie die Grenze erlaubt</translation>
    </message>
    <message>
        <source>You have reached the limit of acts per minute</source>
        <translation>Ihre Grenze an Handlungen je Minute ist erreicht</translation>
    </message>
    <message>
        <source>This key was already used for another act</source>
        <translation>Dieser Schlüssel wurde schon für eine andere Handlung verwendet</translation>
    </message>
    <message>
        <source>The database gave no verdict</source>
        <translation>Die Datenbank gab kein Urteil</translation>
    </message>
    <message>
        <source>What the backend would pay now is not what was proposed: to approve it is refused, and the request becomes void</source>
        <translation>Was das Backend jetzt zahlen würde, ist nicht das Vorgeschlagene: Die Freigabe wird verweigert, und der Antrag wird ungültig</translation>
    </message>
    <message>
        <source>The kind&apos;s judge gave several answers about one row</source>
        <translation>Die Beurteilung der Systemart gab mehrere Antworten zu einer Zeile</translation>
    </message>
</context>
<context>
    <name>SessionFindings</name>
    <message>
        <source>The database does not answer</source>
        <translation>Die Datenbank antwortet nicht</translation>
    </message>
    <message>
        <source>Look whether it runs and the network is there</source>
        <translation>Prüfen, ob sie läuft und das Netz da ist</translation>
    </message>
    <message>
        <source>Nothing can be done here</source>
        <translation>Hier lässt sich nichts ausführen</translation>
    </message>
    <message>
        <source>Run countersignctl doctor: it names what to install</source>
        <translation>countersignctl doctor ausführen: Es nennt, was zu installieren ist</translation>
    </message>
    <message>
        <source>The clocks do not agree</source>
        <translation>Die Uhren gehen verschieden</translation>
    </message>
    <message>
        <source>The database&apos;s clock is %1 s from this machine&apos;s</source>
        <translation>Die Uhr der Datenbank weicht um %1 s von der dieses Rechners ab</translation>
    </message>
    <message>
        <source>Set both by NTP: ages and deadlines are wrong by as much</source>
        <translation>Beide über NTP stellen: Um so viel sind Alter und Fristen falsch</translation>
    </message>
    <message>
        <source>The connection is not protected as it should be</source>
        <translation>Die Verbindung ist nicht geschützt, wie sie es sein sollte</translation>
    </message>
    <message>
        <source>The system file allows a connection without a verified certificate</source>
        <translation>Die Systemdatei erlaubt eine Verbindung ohne geprüftes Zertifikat</translation>
    </message>
    <message>
        <source>Give the server a certificate and take tls: allow-weak away</source>
        <translation>Dem Server ein Zertifikat geben und tls: allow-weak entfernen</translation>
    </message>
    <message>
        <source>The standby does not answer: the primary is read instead</source>
        <translation>Der Standby antwortet nicht: gelesen wird vom Primärserver</translation>
    </message>
    <message>
        <source>Look whether the standby runs; it is tried again by itself</source>
        <translation>Prüfen, ob der Standby läuft; es wird von selbst erneut versucht</translation>
    </message>
    <message>
        <source>What is shown is old</source>
        <translation>Was angezeigt wird, ist alt</translation>
    </message>
    <message>
        <source>The standby that is read is %1 s behind its primary</source>
        <translation>Der gelesene Standby liegt %1 s hinter seinem Primärserver</translation>
    </message>
    <message>
        <source>Look at the standby&apos;s replication, or take readDatabase out of the system file</source>
        <translation>Die Replikation des Standbys prüfen oder readDatabase aus der Systemdatei nehmen</translation>
    </message>
</context>
<context>
    <name>SettledBy</name>
    <message>
        <source>a look at the chain that the kind does not describe (%1)</source>
        <translation>ein Blick auf die Chain, den die Art nicht beschreibt (%1)</translation>
    </message>
    <message>
        <source>a look at the chain: %1</source>
        <translation>ein Blick auf die Chain: %1</translation>
    </message>
</context>
<context>
    <name>WalletWords</name>
    <message>
        <source>below low: fund it now</source>
        <translation>unter der Untergrenze: jetzt auffüllen</translation>
    </message>
    <message>
        <source>below the fund mark</source>
        <translation>unter der Auffüllmarke</translation>
    </message>
    <message>
        <source>within its band</source>
        <translation>innerhalb des Bandes</translation>
    </message>
    <message>
        <source>above its cap: too much in a hot wallet</source>
        <translation>über der Obergrenze: zu viel für ein Hot Wallet</translation>
    </message>
    <message>
        <source>not known</source>
        <translation>nicht bekannt</translation>
    </message>
    <message>
        <source>Runway unknown: less than %1 of history</source>
        <translation>Reichweite unbekannt: Verlauf kürzer als %1</translation>
    </message>
    <message>
        <source>Nothing spent in the last %1</source>
        <translation>In den letzten %1 nichts ausgegeben</translation>
    </message>
    <message>
        <source>more than a year</source>
        <translation>mehr als ein Jahr</translation>
    </message>
    <message>
        <source>about %1</source>
        <translation>etwa %1</translation>
    </message>
    <message>
        <source>Lasts %1 at the last hour&apos;s burn of %2</source>
        <translation>Reicht %1 beim Verbrauch der letzten Stunde von %2</translation>
    </message>
    <message>
        <source>Lasts %1 at the burn of the last %2, %3</source>
        <translation>Reicht %1 beim Verbrauch der letzten %2, %3</translation>
    </message>
</context>
<context>
    <name>Words</name>
    <message>
        <source>waiting</source>
        <translation>wartend</translation>
    </message>
    <message>
        <source>running</source>
        <translation>läuft</translation>
    </message>
    <message>
        <source>done</source>
        <translation>erledigt</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>fehlgeschlagen</translation>
    </message>
    <message>
        <source>cancelled</source>
        <translation>abgebrochen</translation>
    </message>
    <message>
        <source>unknown</source>
        <translation>unbekannt</translation>
    </message>
    <message>
        <source>good</source>
        <translation>gut</translation>
    </message>
    <message>
        <source>warning</source>
        <translation>Warnung</translation>
    </message>
    <message>
        <source>bad</source>
        <translation>schlecht</translation>
    </message>
    <message>
        <source>not known</source>
        <translation>nicht bekannt</translation>
    </message>
    <message>
        <source>nearly empty</source>
        <translation>fast leer</translation>
    </message>
    <message>
        <source>fund it</source>
        <translation>auffüllen</translation>
    </message>
    <message>
        <source>within its band</source>
        <translation>innerhalb des Bandes</translation>
    </message>
    <message>
        <source>above its cap</source>
        <translation>über der Obergrenze</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>ja</translation>
    </message>
    <message>
        <source>no</source>
        <translation>nein</translation>
    </message>
    <message>
        <source>skipped</source>
        <translation>übersprungen</translation>
    </message>
    <message>
        <source>in doubt</source>
        <translation>ungewiss</translation>
    </message>
    <message>
        <source>database</source>
        <translation>Datenbank</translation>
    </message>
    <message>
        <source>metrics</source>
        <translation>Metriken</translation>
    </message>
    <message>
        <source>health</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>readiness</source>
        <translation>Bereitschaft</translation>
    </message>
    <message>
        <source>RPC node</source>
        <translation>RPC-Knoten</translation>
    </message>
    <message>
        <source>worker</source>
        <translation>Worker</translation>
    </message>
    <message>
        <source>scan</source>
        <translation>Durchsicht</translation>
    </message>
    <message>
        <source>waits for you</source>
        <translation>wartet auf Sie</translation>
    </message>
    <message>
        <source>waits for others</source>
        <translation>wartet auf andere</translation>
    </message>
    <message>
        <source>approved</source>
        <translation>freigegeben</translation>
    </message>
    <message>
        <source>being paid</source>
        <translation>wird bezahlt</translation>
    </message>
    <message>
        <source>sent</source>
        <translation>gesendet</translation>
    </message>
    <message>
        <source>to be proposed</source>
        <translation>vorzuschlagen</translation>
    </message>
    <message>
        <source>rejected</source>
        <translation>abgelehnt</translation>
    </message>
    <message>
        <source>void</source>
        <translation>ungültig</translation>
    </message>
    <message>
        <source>expired</source>
        <translation>abgelaufen</translation>
    </message>
    <message>
        <source>paid</source>
        <translation>bezahlt</translation>
    </message>
    <message>
        <source>not proposed</source>
        <translation>nicht vorgeschlagen</translation>
    </message>
</context>
<context>
    <name>countersign::AboutDialog</name>
    <message>
        <source>About Countersign</source>
        <translation>Über Countersign</translation>
    </message>
    <message>
        <source>The desktop console with which the people who run an on-chain payment or settlement backend see what is stuck, wrong or about to run dry, and act on it safely.</source>
        <translation>Die Konsole, mit der die Menschen, die ein On-Chain-Zahlungs- oder Abrechnungs-Backend betreiben, sehen, was feststeckt, falsch ist oder bald leer läuft, und sicher darauf reagieren.</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>Version</translation>
    </message>
    <message>
        <source>Contract</source>
        <translation>Vertrag</translation>
    </message>
    <message>
        <source>version %1</source>
        <translation>Version %1</translation>
    </message>
    <message>
        <source>Qt</source>
        <translation>Qt</translation>
    </message>
    <message>
        <source>Licence</source>
        <translation>Lizenz</translation>
    </message>
    <message>
        <source>GNU General Public License, version 3 or later</source>
        <translation>GNU General Public License, Version 3 oder neuer</translation>
    </message>
    <message>
        <source>This is free software; you may change and pass it on under its licence. There is no warranty, to the extent permitted by law.</source>
        <translation>Dies ist freie Software; sie darf unter ihrer Lizenz verändert und weitergegeben werden. Es gibt keine Gewährleistung, soweit das Recht es zulässt.</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
</context>
<context>
    <name>countersign::ActRunner</name>
    <message>
        <source>it never reached the database, so nothing happened</source>
        <translation>es hat die Datenbank nie erreicht, also ist nichts geschehen</translation>
    </message>
    <message>
        <source>Press Retry again if it is still needed</source>
        <translation>Noch einmal auf Wiederholen drücken, falls es noch nötig ist</translation>
    </message>
    <message>
        <source>it never arrived at the server that answers now, a standby that took over: whatever the failed one did of it is lost</source>
        <translation>sie kam nie bei dem Server an, der jetzt antwortet, einem Standby, der übernommen hat: was der ausgefallene davon tat, ist verloren</translation>
    </message>
    <message>
        <source>Look at the item, and press Retry again if it is still needed</source>
        <translation>Den Eintrag ansehen und bei Bedarf erneut wiederholen</translation>
    </message>
</context>
<context>
    <name>countersign::ActionFeed</name>
    <message>
        <source>this session may only look</source>
        <translation>diese Sitzung darf nur ansehen</translation>
    </message>
</context>
<context>
    <name>countersign::AgainstDelegate</name>
    <message>
        <source> · paid %1</source>
        <translation> · gezahlt %1</translation>
    </message>
    <message>
        <source>same amount</source>
        <translation>gleicher Betrag</translation>
    </message>
</context>
<context>
    <name>countersign::AllSystemsPage</name>
    <message>
        <source>All systems</source>
        <translation>Alle Systeme</translation>
    </message>
    <message>
        <source>Triage of all systems</source>
        <translation>Triage aller Systeme</translation>
    </message>
</context>
<context>
    <name>countersign::AllTriageBoard</name>
    <message>
        <source>Findings of all systems</source>
        <translation>Befunde aller Systeme</translation>
    </message>
    <message numerus="yes">
        <source>%n system(s) above can&apos;t be believed just now: what they would show is missing here.</source>
        <translation>
            <numerusform>%n System oben ist gerade nicht zu glauben: Was es zeigen würde, fehlt hier.</numerusform>
            <numerusform>%n Systeme oben sind gerade nicht zu glauben: Was sie zeigen würden, fehlt hier.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>countersign::BandBar</name>
    <message>
        <source>Band of %1: low %2, fund %3, cap %4</source>
        <translation>Band von %1: Untergrenze %2, Auffüllmarke %3, Obergrenze %4</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <comment>mark of a band, amount</comment>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>low</source>
        <translation>unten</translation>
    </message>
    <message>
        <source>fund</source>
        <translation>auffüllen</translation>
    </message>
    <message>
        <source>cap</source>
        <translation>oben</translation>
    </message>
</context>
<context>
    <name>countersign::BookTable</name>
    <message>
        <source>Book</source>
        <translation>Buch</translation>
    </message>
    <message>
        <source>Must be</source>
        <translation>Muss sein</translation>
    </message>
    <message>
        <source>Sum</source>
        <translation>Summe</translation>
    </message>
    <message>
        <source>Entries</source>
        <translation>Buchungen</translation>
    </message>
    <message>
        <source>exactly 0</source>
        <translation>genau 0</translation>
    </message>
    <message>
        <source>each entry adds up</source>
        <translation>jede Buchung geht auf</translation>
    </message>
    <message numerus="yes">
        <source>each entry adds up: %n do not</source>
        <translation>
            <numerusform>jede Buchung geht auf: %n tut es nicht</numerusform>
            <numerusform>jede Buchung geht auf: %n tun es nicht</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n reference(s) hold an amount that is no number</source>
        <translation>
            <numerusform>%n Referenz enthält einen Betrag, der keine Zahl ist</numerusform>
            <numerusform>%n Referenzen enthalten einen Betrag, der keine Zahl ist</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>countersign::BulkRetryDialog</name>
    <message numerus="yes">
        <source>Retry %n item(s)</source>
        <translation>
            <numerusform>%n Vorgang wiederholen</numerusform>
            <numerusform>%n Vorgänge wiederholen</numerusform>
        </translation>
    </message>
    <message>
        <source>Not now</source>
        <translation>Jetzt nicht</translation>
    </message>
    <message>
        <source>Another bulk retry is still running.</source>
        <translation>Eine andere Sammelwiederholung läuft noch.</translation>
    </message>
    <message>
        <source>Judges each item by its row and the chain, one by one; hands those that are SAFE back to the backend&apos;s worker and skips all others with the reason. No amount is changed.</source>
        <translation>Beurteilt jeden Vorgang einzeln anhand seiner Zeile und der Kette; gibt dem Worker des Backends zurück, was SAFE ist, und überspringt alles andere mit Begründung. Kein Betrag wird geändert.</translation>
    </message>
    <message>
        <source>Money in them</source>
        <translation>Beträge darin</translation>
    </message>
    <message>
        <source>Items of this bulk retry</source>
        <translation>Vorgänge dieser Sammelwiederholung</translation>
    </message>
    <message>
        <source>Nothing is selected.</source>
        <translation>Nichts ist ausgewählt.</translation>
    </message>
    <message>
        <source>At most %1 items at once: narrow the selection.</source>
        <translation>Höchstens %1 Vorgänge auf einmal: Die Auswahl enger fassen.</translation>
    </message>
    <message>
        <source>%1 done, %2 skipped, %3 failed of %4</source>
        <translation>%1 erledigt, %2 übersprungen, %3 fehlgeschlagen von %4</translation>
    </message>
    <message>
        <source>%1 done</source>
        <translation>%1 erledigt</translation>
    </message>
    <message>
        <source>%1 skipped</source>
        <translation>%1 übersprungen</translation>
    </message>
    <message>
        <source>%1 failed</source>
        <translation>%1 fehlgeschlagen</translation>
    </message>
    <message>
        <source>%1 in doubt, being looked up</source>
        <translation>%1 ungewiss, wird nachgeschlagen</translation>
    </message>
    <message>
        <source>%1 not reached</source>
        <translation>%1 nicht erreicht</translation>
    </message>
    <message>
        <source>Stopped: %1</source>
        <translation>Angehalten: %1</translation>
    </message>
    <message>
        <source>Finished: %1</source>
        <translation>Fertig: %1</translation>
    </message>
    <message>
        <source>Started.</source>
        <translation>Gestartet.</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Anhalten</translation>
    </message>
    <message>
        <source>Stopping leaves what is done as it is and skips the rest.</source>
        <translation>Anhalten lässt Erledigtes, wie es ist, und überspringt den Rest.</translation>
    </message>
    <message>
        <source>Stopping after the item that is under way.</source>
        <translation>Hält nach dem laufenden Vorgang an.</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>In stages: one first, then ten at a time, each seen through; stop at the first that fails</source>
        <translation>In Stufen: erst einer, dann je zehn, jede bis zum Ende verfolgt; beim ersten Fehlschlag anhalten</translation>
    </message>
    <message>
        <source>%1. Stopping leaves what is done as it is and skips the rest.</source>
        <translation>%1. Anhalten lässt Erledigtes, wie es ist, und überspringt den Rest.</translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <translation>%1 · %2</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Fortschritt</translation>
    </message>
    <message>
        <source>Copy the list</source>
        <translation>Liste kopieren</translation>
    </message>
    <message>
        <source>Retry those that are SAFE</source>
        <translation>Wiederholen, was SAFE ist</translation>
    </message>
</context>
<context>
    <name>countersign::BulkRun</name>
    <message numerus="yes">
        <source>more than %n item(s) at once</source>
        <translation>
            <numerusform>mehr als %n Vorgang auf einmal</numerusform>
            <numerusform>mehr als %n Vorgänge auf einmal</numerusform>
        </translation>
    </message>
    <message>
        <source>the answer was lost; looking it up</source>
        <translation>die Antwort ging verloren; es wird nachgeschlagen</translation>
    </message>
    <message>
        <source>not reached: the retry of %1 did not succeed</source>
        <translation>nicht erreicht: die Wiederholung von %1 gelang nicht</translation>
    </message>
    <message numerus="yes">
        <source>waiting for the backend to settle %n item(s) of this stage</source>
        <translation>
            <numerusform>wartet darauf, dass das Backend %n Eintrag dieser Stufe erledigt</numerusform>
            <numerusform>wartet darauf, dass das Backend %n Einträge dieser Stufe erledigt</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>countersign::BulkTable</name>
    <message>
        <source>Item</source>
        <translation>Vorgang</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>Ergebnis</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Warum</translation>
    </message>
</context>
<context>
    <name>countersign::ChangeTable</name>
    <message>
        <source>Change</source>
        <translation>Änderung</translation>
    </message>
    <message>
        <source>Of what</source>
        <translation>Wovon</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Stand</translation>
    </message>
    <message>
        <source>Proposed by</source>
        <translation>Vorgeschlagen von</translation>
    </message>
    <message>
        <source>Age</source>
        <translation>Alter</translation>
    </message>
    <message>
        <source>Memo</source>
        <translation>Vermerk</translation>
    </message>
    <message>
        <source>Whole</source>
        <translation>Ganz</translation>
    </message>
    <message>
        <source>policy</source>
        <translation>Regel</translation>
    </message>
    <message>
        <source>person</source>
        <translation>Person</translation>
    </message>
    <message>
        <source>%1 by %2</source>
        <translation>%1 von %2</translation>
    </message>
</context>
<context>
    <name>countersign::ConnectionDialog</name>
    <message>
        <source>Edit %1</source>
        <translation>%1 bearbeiten</translation>
    </message>
    <message>
        <source>Add a system</source>
        <translation>System hinzufügen</translation>
    </message>
    <message>
        <source>A database is enough to begin with. Endpoints, nodes and wallets make more boards useful.</source>
        <translation>Für den Anfang genügt eine Datenbank. Endpunkte, Knoten und Wallets machen weitere Tafeln nützlich.</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Test</source>
        <translation>Prüfen</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Speichern</translation>
    </message>
    <message>
        <source>this form</source>
        <translation>dieses Formular</translation>
    </message>
    <message>
        <source>The test is running.</source>
        <translation>Die Prüfung läuft.</translation>
    </message>
    <message>
        <source>Saving.</source>
        <translation>Wird gespeichert.</translation>
    </message>
</context>
<context>
    <name>countersign::ConnectionFields</name>
    <message>
        <source>System</source>
        <translation>System</translation>
    </message>
    <message>
        <source>What people call it</source>
        <translation>Wie man es nennt</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Art</translation>
    </message>
    <message>
        <source>Environment</source>
        <translation>Umgebung</translation>
    </message>
    <message>
        <source>Database</source>
        <translation>Datenbank</translation>
    </message>
    <message>
        <source>URL</source>
        <translation>URL</translation>
    </message>
    <message>
        <source>Your own login, not the backend&apos;s</source>
        <translation>Die eigene Anmeldung, nicht die des Backends</translation>
    </message>
    <message>
        <source>User</source>
        <translation>Benutzer</translation>
    </message>
    <message>
        <source>Kept in the keychain; empty leaves it as it is</source>
        <translation>Liegt im Schlüsselbund; leer lässt es, wie es ist</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>Passwort</translation>
    </message>
    <message>
        <source>Allow a connection without a verified certificate</source>
        <translation>Verbindung ohne geprüftes Zertifikat erlauben</translation>
    </message>
    <message>
        <source>TLS</source>
        <translation>TLS</translation>
    </message>
    <message>
        <source>Endpoints</source>
        <translation>Endpunkte</translation>
    </message>
    <message>
        <source>Endpoint</source>
        <translation>Endpunkt</translation>
    </message>
    <message>
        <source>Add an endpoint</source>
        <translation>Endpunkt hinzufügen</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>Typ</translation>
    </message>
    <message>
        <source>Nodes of the chain</source>
        <translation>Knoten der Kette</translation>
    </message>
    <message>
        <source>Node</source>
        <translation>Knoten</translation>
    </message>
    <message>
        <source>Add a node</source>
        <translation>Knoten hinzufügen</translation>
    </message>
    <message>
        <source>Chain id</source>
        <translation>Ketten-ID</translation>
    </message>
    <message>
        <source>Wallets</source>
        <translation>Wallets</translation>
    </message>
    <message>
        <source>Wallet</source>
        <translation>Wallet</translation>
    </message>
    <message>
        <source>Add a wallet</source>
        <translation>Wallet hinzufügen</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Adresse</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>Einheit</translation>
    </message>
    <message>
        <source>Low</source>
        <translation>Untergrenze</translation>
    </message>
    <message>
        <source>Fund</source>
        <translation>Auffüllen</translation>
    </message>
    <message>
        <source>Cap</source>
        <translation>Obergrenze</translation>
    </message>
    <message>
        <source>Explorer</source>
        <translation>Explorer</translation>
    </message>
    <message>
        <source>Transaction</source>
        <translation>Transaktion</translation>
    </message>
    <message>
        <source>The password was moved out of the URL: it is kept in the keychain only.</source>
        <translation>Das Passwort wurde aus der URL genommen: Es liegt nur im Schlüsselbund.</translation>
    </message>
    <message>
        <source>Only when the URL is a pooler&apos;s: the server&apos;s own, to act on</source>
        <translation>Nur wenn die URL die eines Poolers ist: die des Servers selbst, für Aktionen</translation>
    </message>
    <message>
        <source>Acting URL</source>
        <translation>URL für Aktionen</translation>
    </message>
    <message>
        <source>A standby, if what is shown should be read there</source>
        <translation>Ein Standby, wenn dort gelesen werden soll, was angezeigt wird</translation>
    </message>
    <message>
        <source>Standby URL</source>
        <translation>URL des Standbys</translation>
    </message>
</context>
<context>
    <name>countersign::ConsentFields</name>
    <message>
        <source>Reason, kept in the trail with your name</source>
        <translation>Grund; steht mit Ihrem Namen im Protokoll</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Grund</translation>
    </message>
    <message>
        <source>Why it is right to do this now</source>
        <translation>Warum das jetzt richtig ist</translation>
    </message>
    <message>
        <source>The system&apos;s name</source>
        <translation>Der Name des Systems</translation>
    </message>
    <message>
        <source>This is production. Type the system&apos;s name, %1</source>
        <translation>Das ist die Produktion. Den Namen des Systems eingeben: %1</translation>
    </message>
    <message>
        <source>Give a reason first.</source>
        <translation>Zuerst einen Grund angeben.</translation>
    </message>
    <message numerus="yes">
        <source>The reason is %n character(s) too long.</source>
        <translation>
            <numerusform>Der Grund ist %n Zeichen zu lang.</numerusform>
            <numerusform>Der Grund ist %n Zeichen zu lang.</numerusform>
        </translation>
    </message>
    <message>
        <source>The reason contains characters that cannot be seen. Type it instead of pasting it.</source>
        <translation>Der Grund enthält unsichtbare Zeichen. Bitte tippen statt einfügen.</translation>
    </message>
    <message>
        <source>Type the system&apos;s name exactly.</source>
        <translation>Den Namen des Systems genau eingeben.</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <comment>characters used, characters allowed</comment>
        <translation>%1 von %2</translation>
    </message>
</context>
<context>
    <name>countersign::Console</name>
    <message>
        <source>Starting the demo</source>
        <translation>Die Demo startet</translation>
    </message>
    <message>
        <source>cannot make the folder %1</source>
        <translation>der Ordner %1 lässt sich nicht anlegen</translation>
    </message>
    <message>
        <source>as many systems are open as can be: %1</source>
        <translation>es sind so viele Systeme offen, wie es geht: %1</translation>
    </message>
    <message>
        <source>Close one first</source>
        <translation>Zuerst eines schließen</translation>
    </message>
</context>
<context>
    <name>countersign::DestinationPair</name>
    <message>
        <source>this line</source>
        <translation>hier</translation>
    </message>
    <message>
        <source>known</source>
        <translation>bekannt</translation>
    </message>
    <message>
        <source>This line pays %1; known is %2</source>
        <translation>Dieser Posten zahlt an %1; bekannt ist %2</translation>
    </message>
</context>
<context>
    <name>countersign::DetailPane</name>
    <message>
        <source>in %1 · %2</source>
        <translation>in %1 · %2</translation>
    </message>
    <message>
        <source>Retry…</source>
        <translation>Wiederholen …</translation>
    </message>
    <message>
        <source>Copy id</source>
        <translation>Kennung kopieren</translation>
    </message>
    <message>
        <source>Open transaction</source>
        <translation>Transaktion öffnen</translation>
    </message>
    <message>
        <source>Timeline</source>
        <translation>Verlauf</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>Einzelheiten</translation>
    </message>
    <message>
        <source>Choose a row to see whether it may be retried, and why.</source>
        <translation>Eine Zeile wählen, um zu sehen, ob sie wiederholt werden darf und warum.</translation>
    </message>
    <message>
        <source>read %1</source>
        <translation>gelesen %1</translation>
    </message>
    <message>
        <source>reading</source>
        <translation>wird gelesen</translation>
    </message>
    <message>
        <source>%1 · %2 · %3</source>
        <comment>state, the backend&apos;s word for it, age</comment>
        <translation>%1 · %2 · %3</translation>
    </message>
    <message>
        <source>Judging: row, lock, transaction, chain…</source>
        <translation>Wird beurteilt: Zeile, Sperre, Transaktion, Kette …</translation>
    </message>
    <message>
        <source>To be settled first: %1</source>
        <translation>Zuerst zu klären: %1</translation>
    </message>
    <message>
        <source>Hand it back to the backend&apos;s worker (r)</source>
        <translation>An den Worker des Backends zurückgeben (r)</translation>
    </message>
    <message>
        <source>No transaction was recorded for this item.</source>
        <translation>Für diesen Vorgang ist keine Transaktion verzeichnet.</translation>
    </message>
    <message>
        <source>The system file names no explorer.</source>
        <translation>Die Systemdatei nennt keinen Explorer.</translation>
    </message>
    <message>
        <source>What the row holds is not a transaction hash.</source>
        <translation>Was in der Zeile steht, ist kein Transaktions-Hash.</translation>
    </message>
    <message>
        <source>Too old to act on. When it was read: %1</source>
        <translation>Zu alt zum Handeln. Gelesen: %1</translation>
    </message>
</context>
<context>
    <name>countersign::DifferenceTable</name>
    <message>
        <source>Line</source>
        <translation>Posten</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Was</translation>
    </message>
    <message>
        <source>Signed</source>
        <translation>Unterschrieben</translation>
    </message>
    <message>
        <source>In the backend now</source>
        <translation>Jetzt im Backend</translation>
    </message>
    <message>
        <source>amount</source>
        <translation>Betrag</translation>
    </message>
    <message>
        <source>destination</source>
        <translation>Ziel</translation>
    </message>
    <message>
        <source>method</source>
        <translation>Zahlweg</translation>
    </message>
    <message>
        <source>currency</source>
        <translation>Währung</translation>
    </message>
    <message>
        <source>total</source>
        <translation>Summe</translation>
    </message>
    <message>
        <source>source</source>
        <translation>Quelle</translation>
    </message>
    <message>
        <source>made by</source>
        <translation>angelegt von</translation>
    </message>
    <message>
        <source>changed by</source>
        <translation>geändert von</translation>
    </message>
    <message>
        <source>state in the backend</source>
        <translation>Stand im Backend</translation>
    </message>
    <message>
        <source>the payout</source>
        <translation>die Auszahlung</translation>
    </message>
    <message>
        <source>the whole line</source>
        <translation>der ganze Posten</translation>
    </message>
    <message>
        <source>not there</source>
        <translation>nicht da</translation>
    </message>
</context>
<context>
    <name>countersign::EffectWatch</name>
    <message numerus="yes">
        <source>the backend has not touched it for more than %n second(s)</source>
        <translation>
            <numerusform>das Backend hat es seit mehr als %n Sekunde nicht angefasst</numerusform>
            <numerusform>das Backend hat es seit mehr als %n Sekunden nicht angefasst</numerusform>
        </translation>
    </message>
    <message>
        <source>A retry had no effect</source>
        <translation>Eine Wiederholung blieb ohne Wirkung</translation>
    </message>
    <message>
        <source>Look whether the backend&apos;s worker runs</source>
        <translation>Prüfen, ob der Worker des Backends läuft</translation>
    </message>
</context>
<context>
    <name>countersign::EndpointWatcher</name>
    <message>
        <source>The backend limits our requests</source>
        <translation>Das Backend begrenzt unsere Anfragen</translation>
    </message>
    <message>
        <source>Metrics can&apos;t be read</source>
        <translation>Die Metriken sind nicht lesbar</translation>
    </message>
    <message>
        <source>The backend is not ready</source>
        <translation>Das Backend ist nicht bereit</translation>
    </message>
    <message>
        <source>The backend is not healthy</source>
        <translation>Das Backend ist nicht gesund</translation>
    </message>
    <message>
        <source>The backend sees no new block</source>
        <translation>Das Backend sieht keinen neuen Block</translation>
    </message>
    <message>
        <source>Its health page has said block %1 for too long: it is cut off from the chain, or its node is.</source>
        <translation>Seine Zustandsseite nennt zu lange schon Block %1: Es ist von der Kette abgeschnitten oder sein Knoten ist es.</translation>
    </message>
    <message>
        <source>Look at the RPC node the backend uses.</source>
        <translation>Den RPC-Knoten ansehen, den das Backend benutzt.</translation>
    </message>
    <message>
        <source>The backend only plays: mode mock</source>
        <translation>Das Backend spielt nur: Modus mock</translation>
    </message>
    <message>
        <source>Its health page says mode “%1”: nothing it reports reaches a chain.</source>
        <translation>Seine Zustandsseite nennt den Modus „%1“: Nichts, was es meldet, erreicht eine Kette.</translation>
    </message>
    <message>
        <source>Switch the mock mode off, or take this system for what it is: a test.</source>
        <translation>Den Mock-Modus abschalten oder das System nehmen als das, was es ist: ein Test.</translation>
    </message>
    <message>
        <source>A metric is missing</source>
        <translation>Eine Metrik fehlt</translation>
    </message>
    <message>
        <source>No metrics page holds %1. It is unknown, not 0.</source>
        <translation>Keine Metrikseite enthält %1. Der Wert ist unbekannt, nicht 0.</translation>
    </message>
    <message>
        <source>Make the backend expose it, or map the name it uses in the kind&apos;s signals.</source>
        <translation>Das Backend sie ausgeben lassen oder ihren Namen in den Signalen der Art eintragen.</translation>
    </message>
    <message>
        <source>Expected metrics are missing</source>
        <translation>Erwartete Metriken fehlen</translation>
    </message>
    <message>
        <source>%1 is %2 %3, %4.</source>
        <translation>%1 ist %2 %3, %4.</translation>
    </message>
    <message>
        <source>Look at the Health board for how it got there.</source>
        <translation>Auf der Tafel Zustand nachsehen, wie es dazu kam.</translation>
    </message>
    <message numerus="yes">
        <source>%n series</source>
        <translation>
            <numerusform>%n Reihe</numerusform>
            <numerusform>%n Reihen</numerusform>
        </translation>
    </message>
    <message>
        <source>chain %1</source>
        <translation>Kette %1</translation>
    </message>
    <message>
        <source>block %1</source>
        <translation>Block %1</translation>
    </message>
    <message>
        <source>mode %1</source>
        <translation>Modus %1</translation>
    </message>
    <message>
        <source>asked every %1 s</source>
        <translation>alle %1 s gefragt</translation>
    </message>
    <message>
        <source>The backend limits our requests, or its limiter&apos;s store is down</source>
        <translation>Das Backend begrenzt unsere Anfragen, oder der Speicher seines Begrenzers ist ausgefallen</translation>
    </message>
    <message>
        <source>named, without a sample yet: %1</source>
        <translation>genannt, noch ohne Messwert: %1</translation>
    </message>
    <message>
        <source>HTTP 429: limited, or the limiter&apos;s store (%1) is down: this backend answers 429 for both</source>
        <translation>HTTP 429: begrenzt, oder der Speicher des Begrenzers (%1) ist ausgefallen: Dieses Backend antwortet auf beides mit 429</translation>
    </message>
    <message>
        <source>%1 says “%2”</source>
        <translation>%1 sagt „%2“</translation>
    </message>
    <message>
        <source>%1 says “%2”, which the kind has no meaning for</source>
        <translation>%1 sagt „%2“, wofür die Art keine Bedeutung hat</translation>
    </message>
    <message>
        <source>%1 is %2, above %3</source>
        <translation>%1 ist %2, über %3</translation>
    </message>
    <message>
        <source>%1 is of another sort than the kind says: %2</source>
        <translation>%1 ist von anderer Sorte, als die Art sagt: %2</translation>
    </message>
    <message>
        <source>the page does not say %1</source>
        <translation>die Seite sagt nichts zu %1</translation>
    </message>
    <message>
        <source>%1 has more than %2 members, and the rest was not read</source>
        <translation>%1 hat mehr als %2 Mitglieder, der Rest wurde nicht gelesen</translation>
    </message>
    <message>
        <source>nothing the page should say could be read (%1)</source>
        <translation>nichts von dem, was die Seite sagen sollte, war zu lesen (%1)</translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>und %n weiteres</numerusform>
            <numerusform>und %n weitere</numerusform>
        </translation>
    </message>
    <message>
        <source>Answered as healthy, yet the page says what is down</source>
        <translation>Als gesund beantwortet, doch die Seite sagt, was ausgefallen ist</translation>
    </message>
    <message>
        <source>Answered as healthy, yet the page warns</source>
        <translation>Als gesund beantwortet, doch die Seite warnt</translation>
    </message>
    <message>
        <source>Look at what the page names; its status alone does not tell.</source>
        <translation>Nachsehen, was die Seite nennt; ihr Status allein sagt es nicht.</translation>
    </message>
    <message>
        <source>A metric with limits has no value yet</source>
        <translation>Eine Metrik mit Grenzwerten hat noch keinen Wert</translation>
    </message>
    <message>
        <source>The metrics page names %1 and has no sample of it. It is unknown, not 0: its limits watch nothing.</source>
        <translation>Die Metrikseite nennt %1 und hat keinen Messwert davon. Der Wert ist unbekannt, nicht 0: Seine Grenzen bewachen nichts.</translation>
    </message>
    <message>
        <source>Look at why the backend never set it, and at the labels the kind asks for.</source>
        <translation>Nachsehen, warum das Backend sie nie gesetzt hat, und welche Labels die Art verlangt.</translation>
    </message>
</context>
<context>
    <name>countersign::EntryTable</name>
    <message>
        <source>Entry</source>
        <translation>Buchung</translation>
    </message>
    <message>
        <source>Account</source>
        <translation>Konto</translation>
    </message>
    <message>
        <source>Amount</source>
        <translation>Betrag</translation>
    </message>
    <message>
        <source>Reference</source>
        <translation>Referenz</translation>
    </message>
    <message>
        <source>Written</source>
        <translation>Geschrieben</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>Vorher</translation>
    </message>
    <message>
        <source>After</source>
        <translation>Nachher</translation>
    </message>
</context>
<context>
    <name>countersign::EvidenceList</name>
    <message>
        <source>holds</source>
        <translation>trifft zu</translation>
    </message>
    <message>
        <source>does not hold</source>
        <translation>trifft nicht zu</translation>
    </message>
    <message>
        <source>not known</source>
        <translation>nicht bekannt</translation>
    </message>
</context>
<context>
    <name>countersign::EvidenceTable</name>
    <message>
        <source>Holds</source>
        <translation>Trifft zu</translation>
    </message>
    <message>
        <source>Evidence</source>
        <translation>Beleg</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Wert</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>Quelle</translation>
    </message>
    <message>
        <source>Read</source>
        <translation>Gelesen</translation>
    </message>
</context>
<context>
    <name>countersign::ExcludeDialog</name>
    <message>
        <source>Exclude a line from %1</source>
        <translation>Einen Posten aus %1 herausnehmen</translation>
    </message>
    <message>
        <source>Countersign never writes what is paid; the backend has to take the line out.</source>
        <translation>Countersign schreibt nie, was bezahlt wird; das Backend muss den Posten herausnehmen.</translation>
    </message>
    <message>
        <source>1. Reject this request, or take it back, so that nobody signs it any more. (When a line changes, the guard in the database voids it anyway.)</source>
        <translation>1. Diesen Antrag ablehnen oder zurücknehmen, damit ihn niemand mehr unterschreibt. (Ändert sich ein Posten, macht ihn der Wächter in der Datenbank ohnehin ungültig.)</translation>
    </message>
    <message>
        <source>2. Have the line taken out where the backend is run. Systems of the kind “%1” describe no way to do it from here.</source>
        <translation>2. Den Posten dort herausnehmen lassen, wo das Backend betrieben wird. Systeme der Art „%1“ beschreiben keinen Weg, es von hier aus zu tun.</translation>
    </message>
    <message>
        <source>3. Propose the payout anew. It is a new request with another digest: everybody signs again, and the signatures given so far count for nothing.</source>
        <translation>3. Die Auszahlung neu vorschlagen. Das ist ein neuer Antrag mit anderem Digest: Alle unterschreiben neu, und die bisherigen Unterschriften zählen nichts.</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
</context>
<context>
    <name>countersign::FieldTable</name>
    <message>
        <source>Field</source>
        <translation>Feld</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Wert</translation>
    </message>
</context>
<context>
    <name>countersign::FindingDetail</name>
    <message>
        <source>Rule</source>
        <translation>Regel</translation>
    </message>
    <message>
        <source>Subject</source>
        <translation>Gegenstand</translation>
    </message>
    <message>
        <source>Since</source>
        <translation>Seit</translation>
    </message>
    <message>
        <source>Money</source>
        <translation>Beträge</translation>
    </message>
    <message>
        <source>Seen by</source>
        <translation>Gesehen von</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Öffnen</translation>
    </message>
    <message>
        <source>Copy evidence</source>
        <translation>Belege kopieren</translation>
    </message>
    <message>
        <source>Choose a finding to see its rule, its evidence and what to do.</source>
        <translation>Einen Befund wählen, um Regel, Belege und Abhilfe zu sehen.</translation>
    </message>
    <message>
        <source>Open %1</source>
        <translation>%1 öffnen</translation>
    </message>
    <message>
        <source>%1 · answer within %2</source>
        <translation>%1 · Antwort binnen %2</translation>
    </message>
    <message>
        <source>%1 · %2 to respond</source>
        <translation>%1 · %2 zum Antworten</translation>
    </message>
    <message>
        <source>%1 · answer %2</source>
        <translation>%1 · Antwort %2</translation>
    </message>
</context>
<context>
    <name>countersign::FindingTable</name>
    <message numerus="yes">
        <source>%1: %n finding(s)</source>
        <translation>
            <numerusform>%1: %n Befund</numerusform>
            <numerusform>%1: %n Befunde</numerusform>
        </translation>
    </message>
    <message>
        <source>%1: %2 %3</source>
        <comment>title of a group: count and plural word</comment>
        <translation>%1: %2 %3</translation>
    </message>
    <message>
        <source>Severity</source>
        <translation>Stufe</translation>
    </message>
    <message>
        <source>What is wrong</source>
        <translation>Was nicht stimmt</translation>
    </message>
    <message>
        <source>Money</source>
        <translation>Beträge</translation>
    </message>
    <message>
        <source>Since</source>
        <translation>Seit</translation>
    </message>
    <message>
        <source>What to do</source>
        <translation>Was zu tun ist</translation>
    </message>
    <message>
        <source>System</source>
        <translation>System</translation>
    </message>
</context>
<context>
    <name>countersign::FreshnessLabel</name>
    <message>
        <source>not read yet</source>
        <translation>noch nicht gelesen</translation>
    </message>
    <message>
        <source>stale: read %1</source>
        <translation>veraltet: gelesen %1</translation>
    </message>
    <message>
        <source>read %1</source>
        <translation>gelesen %1</translation>
    </message>
</context>
<context>
    <name>countersign::HealthBoard</name>
    <message>
        <source>%1, %2</source>
        <comment>age, moment</comment>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>never</source>
        <translation>nie</translation>
    </message>
    <message>
        <source>Everything this system depends on</source>
        <translation>Alles, wovon dieses System abhängt</translation>
    </message>
    <message>
        <source>Health</source>
        <translation>Zustand</translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n good</source>
        <translation>
            <numerusform>%1 von %n gut</numerusform>
            <numerusform>%1 von %n gut</numerusform>
        </translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>Checked</source>
        <translation>Geprüft</translation>
    </message>
    <message>
        <source>Last good</source>
        <translation>Zuletzt gut</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Anmerkung</translation>
    </message>
    <message>
        <source>Last error</source>
        <translation>Letzter Fehler</translation>
    </message>
    <message>
        <source>none</source>
        <translation>keiner</translation>
    </message>
</context>
<context>
    <name>countersign::HealthFeed</name>
    <message numerus="yes">
        <source>no sign of it for more than %n second(s)</source>
        <translation>
            <numerusform>seit mehr als %n Sekunde kein Lebenszeichen</numerusform>
            <numerusform>seit mehr als %n Sekunden kein Lebenszeichen</numerusform>
        </translation>
    </message>
    <message>
        <source>A worker shows no sign of life</source>
        <translation>Ein Worker gibt kein Lebenszeichen</translation>
    </message>
    <message>
        <source>Look at its log, restart it</source>
        <translation>Sein Log ansehen, ihn neu starten</translation>
    </message>
    <message>
        <source>%1; nothing tells whether it runs</source>
        <translation>%1; nichts sagt, ob er läuft</translation>
    </message>
</context>
<context>
    <name>countersign::HealthTable</name>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Art</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Latency</source>
        <translation>Latenz</translation>
    </message>
    <message>
        <source>Checked</source>
        <translation>Geprüft</translation>
    </message>
    <message>
        <source>Last good</source>
        <translation>Zuletzt gut</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Anmerkung</translation>
    </message>
    <message>
        <source>Last error</source>
        <translation>Letzter Fehler</translation>
    </message>
    <message>
        <source>%1 ms</source>
        <translation>%1 ms</translation>
    </message>
</context>
<context>
    <name>countersign::HistoryView</name>
    <message>
        <source>low</source>
        <translation>unten</translation>
    </message>
    <message>
        <source>fund</source>
        <translation>auffüllen</translation>
    </message>
    <message>
        <source>cap</source>
        <translation>oben</translation>
    </message>
    <message>
        <source>Balance of %1 over time</source>
        <translation>Guthaben von %1 im Zeitverlauf</translation>
    </message>
</context>
<context>
    <name>countersign::IdentityDialog</name>
    <message>
        <source>unknown: it does not say</source>
        <translation>unbekannt: nichts angegeben</translation>
    </message>
    <message>
        <source>%1, not watched for long enough yet</source>
        <translation>%1, noch nicht lange genug beobachtet</translation>
    </message>
    <message>
        <source>%1, moving</source>
        <translation>%1, bewegt sich</translation>
    </message>
    <message>
        <source>%1, standing still</source>
        <translation>%1, steht still</translation>
    </message>
    <message>
        <source>System file</source>
        <translation>Systemdatei</translation>
    </message>
    <message>
        <source>Database</source>
        <translation>Datenbank</translation>
    </message>
    <message>
        <source>Seen before as</source>
        <translation>Früher gesehen als</translation>
    </message>
    <message>
        <source>never seen before</source>
        <translation>nie zuvor gesehen</translation>
    </message>
    <message>
        <source>Nodes of chain %1</source>
        <translation>Knoten der Chain %1</translation>
    </message>
    <message>
        <source>say chain %1</source>
        <translation>nennen Chain %1</translation>
    </message>
    <message>
        <source>Backend&apos;s chain</source>
        <translation>Chain des Backends</translation>
    </message>
    <message>
        <source>Backend&apos;s mode</source>
        <translation>Modus des Backends</translation>
    </message>
    <message>
        <source>Backend&apos;s block</source>
        <translation>Block des Backends</translation>
    </message>
    <message>
        <source>It is right because…</source>
        <translation>Es stimmt, weil …</translation>
    </message>
    <message>
        <source>Why these facts belong together: what you checked, and with whom</source>
        <translation>Warum diese Angaben zusammengehören: was Sie geprüft haben, und mit wem</translation>
    </message>
    <message>
        <source>Which system is this?</source>
        <translation>Welches System ist das?</translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <translation>%1 · %2</translation>
    </message>
    <message>
        <source>Your word is kept on this computer, for exactly these facts: when one of them changes, acting is locked again.</source>
        <translation>Ihr Wort wird auf diesem Rechner behalten, für genau diese Angaben: Ändert sich eine davon, ist das Handeln wieder gesperrt.</translation>
    </message>
    <message>
        <source>Not now</source>
        <translation>Jetzt nicht</translation>
    </message>
    <message>
        <source>It is right</source>
        <translation>Es stimmt</translation>
    </message>
</context>
<context>
    <name>countersign::IdentityFeed</name>
    <message>
        <source>what this system is, is still being found out</source>
        <translation>was für ein System das ist, wird noch ermittelt</translation>
    </message>
    <message>
        <source>%1: nothing can be done here until a person says why it is right</source>
        <translation>%1: Hier lässt sich nichts tun, bis jemand sagt, warum es stimmt</translation>
    </message>
</context>
<context>
    <name>countersign::InlineBar</name>
    <message>
        <source>Try again now</source>
        <translation>Jetzt erneut versuchen</translation>
    </message>
    <message>
        <source>next try in %1</source>
        <translation>nächster Versuch in %1</translation>
    </message>
</context>
<context>
    <name>countersign::ItemBoard</name>
    <message>
        <source>Search id, wallet, hash</source>
        <translation>Kennung, Wallet, Hash suchen</translation>
    </message>
    <message>
        <source>Retry selected…</source>
        <translation>Auswahl wiederholen …</translation>
    </message>
    <message>
        <source>Needs a human</source>
        <translation>Handlungsbedarf</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Alle</translation>
    </message>
    <message>
        <source>Work items</source>
        <translation>Vorgänge</translation>
    </message>
    <message>
        <source>What is shown is too old to act on.</source>
        <translation>Was hier steht, ist zum Handeln zu alt.</translation>
    </message>
    <message>
        <source>Retry %1 selected…</source>
        <translation>%1 ausgewählte wiederholen …</translation>
    </message>
    <message>
        <source>Reading…</source>
        <translation>Wird gelesen …</translation>
    </message>
    <message>
        <source>The first answer of the database has not arrived yet.</source>
        <translation>Die erste Antwort der Datenbank ist noch nicht da.</translation>
    </message>
    <message>
        <source>Nothing found</source>
        <translation>Nichts gefunden</translation>
    </message>
    <message>
        <source>The search looks for an exact id, wallet or hash in all states. Escape clears it.</source>
        <translation>Die Suche sucht in allen Zuständen nach genau dieser Kennung, diesem Wallet oder Hash. Escape leert sie.</translation>
    </message>
    <message>
        <source>None of these needs a human</source>
        <translation>Hiervon braucht nichts einen Menschen</translation>
    </message>
    <message>
        <source>No finding names one. The other filters show the rest.</source>
        <translation>Kein Befund nennt einen davon. Die anderen Filter zeigen den Rest.</translation>
    </message>
    <message>
        <source>None in this state</source>
        <translation>Keiner in diesem Zustand</translation>
    </message>
    <message>
        <source>The other filters show the rest.</source>
        <translation>Die anderen Filter zeigen den Rest.</translation>
    </message>
</context>
<context>
    <name>countersign::ItemTable</name>
    <message>
        <source>Type</source>
        <translation>Typ</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>Attempts</source>
        <translation>Versuche</translation>
    </message>
    <message>
        <source>Age</source>
        <translation>Alter</translation>
    </message>
    <message>
        <source>Amount</source>
        <translation>Betrag</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Warum</translation>
    </message>
    <message>
        <source>Wallet</source>
        <translation>Wallet</translation>
    </message>
    <message>
        <source>%1 (row)</source>
        <translation>%1 (Zeile)</translation>
    </message>
    <message>
        <source>Not judged yet.</source>
        <translation>Noch nicht beurteilt.</translation>
    </message>
    <message>
        <source>Row and chain together; the chain was asked at %1.</source>
        <translation>Zeile und Kette zusammen; die Kette wurde um %1 gefragt.</translation>
    </message>
    <message>
        <source>The row alone settles it.</source>
        <translation>Die Zeile allein entscheidet es.</translation>
    </message>
    <message>
        <source>The row alone says so: no node is configured for its chain.</source>
        <translation>Das sagt die Zeile allein: Für ihre Kette ist kein Knoten eingerichtet.</translation>
    </message>
    <message>
        <source>The row alone says so: the chain has not been asked yet.</source>
        <translation>Das sagt die Zeile allein: Die Kette wurde noch nicht gefragt.</translation>
    </message>
    <message>
        <source>What the row and the chain say together. “(row)”: the row alone says so, because the chain has not been asked yet or has no node. Before each retry both are asked again.</source>
        <translation>Was Zeile und Kette zusammen sagen. „(Zeile)“: Das sagt die Zeile allein, weil die Kette noch nicht gefragt wurde oder keinen Knoten hat. Vor jeder Wiederholung werden beide erneut gefragt.</translation>
    </message>
    <message>
        <source>Verdict</source>
        <translation>Urteil</translation>
    </message>
</context>
<context>
    <name>countersign::KeepBox</name>
    <message>
        <source>Keep it in this computer&apos;s keychain</source>
        <translation>Im Schlüsselbund dieses Rechners aufheben</translation>
    </message>
    <message>
        <source>Whoever can use your session can sign then without knowing it. Never written anywhere else; forgotten when it is wrong, or the key is revoked.</source>
        <translation>Wer Ihre Sitzung benutzen kann, kann dann unterschreiben, ohne sie zu kennen. Nirgendwo sonst geschrieben; vergessen, wenn sie falsch ist oder der Schlüssel widerrufen wird.</translation>
    </message>
</context>
<context>
    <name>countersign::KeyTable</name>
    <message>
        <source>Key</source>
        <translation>Schlüssel</translation>
    </message>
    <message>
        <source>Person</source>
        <translation>Person</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Stand</translation>
    </message>
    <message>
        <source>Enrolled</source>
        <translation>Angemeldet</translation>
    </message>
    <message>
        <source>By</source>
        <translation>Von</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Grund</translation>
    </message>
    <message>
        <source>in force</source>
        <translation>gilt</translation>
    </message>
    <message>
        <source>revoked</source>
        <translation>widerrufen</translation>
    </message>
    <message>
        <source>waits for an admin</source>
        <translation>wartet auf die Verwaltung</translation>
    </message>
</context>
<context>
    <name>countersign::KeysDialog</name>
    <message>
        <source>Keys</source>
        <translation>Tasten</translation>
    </message>
    <message>
        <source>No single key ever acts on a system: r only opens the dialog that asks.</source>
        <translation>Keine einzelne Taste wirkt je auf ein System: r öffnet nur den Dialog, der fragt.</translation>
    </message>
    <message>
        <source>In a table</source>
        <translation>In einer Tabelle</translation>
    </message>
    <message>
        <source>Next row</source>
        <translation>Nächste Zeile</translation>
    </message>
    <message>
        <source>Row before</source>
        <translation>Zeile davor</translation>
    </message>
    <message>
        <source>Mark the row for a bulk act</source>
        <translation>Zeile für eine Sammelaktion markieren</translation>
    </message>
    <message>
        <source>Take all marks away</source>
        <translation>Alle Markierungen entfernen</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>Einzelheiten</translation>
    </message>
    <message>
        <source>Copy the row&apos;s id</source>
        <translation>Kennung der Zeile kopieren</translation>
    </message>
    <message>
        <source>Copy the marked rows</source>
        <translation>Markierte Zeilen kopieren</translation>
    </message>
    <message>
        <source>Everywhere</source>
        <translation>Überall</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Suchen</translation>
    </message>
    <message>
        <source>Open the retry dialog</source>
        <translation>Dialog zum Wiederholen öffnen</translation>
    </message>
    <message>
        <source>These keys</source>
        <translation>Diese Tasten</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Beenden</translation>
    </message>
    <message>
        <source>Go to a board</source>
        <translation>Zu einer Tafel</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>To the open system at that place</source>
        <translation>Zum offenen System an dieser Stelle</translation>
    </message>
    <message>
        <source>To all systems together</source>
        <translation>Zu allen Systemen zusammen</translation>
    </message>
    <message>
        <source>Close the open system</source>
        <translation>Das offene System schließen</translation>
    </message>
</context>
<context>
    <name>countersign::LedgerBoard</name>
    <message>
        <source>Books</source>
        <translation>Bücher</translation>
    </message>
    <message>
        <source>Books and what they sum to</source>
        <translation>Bücher und ihre Summen</translation>
    </message>
    <message>
        <source>References that do not balance</source>
        <translation>Referenzen, die nicht aufgehen</translation>
    </message>
    <message>
        <source>Entries of the chosen reference</source>
        <translation>Buchungen der gewählten Referenz</translation>
    </message>
    <message>
        <source>This kind of system has no ledger that Countersign knows of.</source>
        <translation>Diese Art von System hat kein Hauptbuch, das Countersign kennt.</translation>
    </message>
    <message numerus="yes">
        <source>%n reference(s) of book %1 in %2 cancel each other out.</source>
        <translation>
            <numerusform>%n Referenz des Buchs %1 in %2 hebt sich auf.</numerusform>
            <numerusform>%n Referenzen des Buchs %1 in %2 heben einander auf.</numerusform>
        </translation>
    </message>
    <message>
        <source>A sum of 0 does not mean right</source>
        <translation>Eine Summe von 0 heißt nicht, dass es stimmt</translation>
    </message>
    <message>
        <source>none: every reference balances</source>
        <translation>keine: Jede Referenz geht auf</translation>
    </message>
    <message>
        <source>the oldest %1 of more</source>
        <translation>die ältesten %1 von mehr</translation>
    </message>
    <message numerus="yes">
        <source>%n, oldest first</source>
        <translation>
            <numerusform>%n, älteste zuerst</numerusform>
            <numerusform>%n, älteste zuerst</numerusform>
        </translation>
    </message>
    <message>
        <source>Entries of %1 %2, off by %3</source>
        <translation>Buchungen von %1 %2, Abweichung %3</translation>
    </message>
    <message>
        <source>No ledger</source>
        <translation>Kein Hauptbuch</translation>
    </message>
    <message>
        <source>Entries of %1 %2, an amount of which is no number</source>
        <translation>Buchungen von %1 %2, ein Betrag davon ist keine Zahl</translation>
    </message>
</context>
<context>
    <name>countersign::LineView</name>
    <message>
        <source>Lines of the payout</source>
        <translation>Posten der Auszahlung</translation>
    </message>
</context>
<context>
    <name>countersign::ListEditor</name>
    <message>
        <source>Remove this line</source>
        <translation>Diese Zeile entfernen</translation>
    </message>
    <message>
        <source>%1 %2, %3</source>
        <comment>what, number, column</comment>
        <translation>%1 %2, %3</translation>
    </message>
</context>
<context>
    <name>countersign::MainWindow</name>
    <message>
        <source>Systems…</source>
        <translation>Systeme …</translation>
    </message>
    <message>
        <source>Light or dark</source>
        <translation>Hell oder dunkel</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>Tasten</translation>
    </message>
    <message>
        <source>About Countersign</source>
        <translation>Über Countersign</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Beenden</translation>
    </message>
    <message>
        <source>%1 – Countersign</source>
        <translation>%1 – Countersign</translation>
    </message>
    <message>
        <source>Close this system</source>
        <translation>Dieses System schließen</translation>
    </message>
    <message>
        <source>Opening</source>
        <translation>Wird geöffnet</translation>
    </message>
    <message>
        <source>All systems</source>
        <translation>Alle Systeme</translation>
    </message>
</context>
<context>
    <name>countersign::MyKeyCard</name>
    <message>
        <source>Here</source>
        <translation>Hier</translation>
    </message>
    <message>
        <source>not enrolled yet: what it signs counts for nothing here</source>
        <translation>noch nicht angemeldet: Was er unterschreibt, zählt hier nichts</translation>
    </message>
    <message>
        <source>in force, put so by %1</source>
        <translation>gilt, in Kraft gesetzt von %1</translation>
    </message>
    <message>
        <source>revoked by %1: %2</source>
        <translation>widerrufen von %1: %2</translation>
    </message>
    <message>
        <source>enrolled; an admin compares the fingerprint with you and puts it in force</source>
        <translation>angemeldet; die Verwaltung vergleicht den Fingerabdruck mit Ihnen und setzt ihn in Kraft</translation>
    </message>
    <message>
        <source>Your key</source>
        <translation>Ihr Schlüssel</translation>
    </message>
    <message>
        <source>No key is chosen</source>
        <translation>Kein Schlüssel gewählt</translation>
    </message>
    <message>
        <source>Choose your key file, or make a new key. The file stays on this computer and is encrypted with a passphrase that nobody keeps for you.</source>
        <translation>Ihre Schlüsseldatei wählen oder einen neuen Schlüssel machen. Die Datei bleibt auf diesem Rechner und ist mit einem Kennsatz verschlüsselt, den niemand für Sie aufbewahrt.</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Datei</translation>
    </message>
    <message>
        <source>Fingerprint</source>
        <translation>Fingerabdruck</translation>
    </message>
</context>
<context>
    <name>countersign::NodePools</name>
    <message>
        <source>RPC node is on another chain</source>
        <translation>RPC-Knoten ist auf einer anderen Kette</translation>
    </message>
    <message>
        <source>It answers eth_chainId with %1, the system file says %2. Nothing it says is used.</source>
        <translation>Er antwortet auf eth_chainId mit %1, die Systemdatei sagt %2. Nichts von ihm wird verwendet.</translation>
    </message>
    <message>
        <source>Correct the URL under rpc in the system file.</source>
        <translation>Die URL unter rpc in der Systemdatei berichtigen.</translation>
    </message>
    <message>
        <source>RPC node does not answer</source>
        <translation>RPC-Knoten antwortet nicht</translation>
    </message>
    <message>
        <source>Look at the node; the other nodes of the chain are asked meanwhile.</source>
        <translation>Den Knoten ansehen; solange werden die anderen Knoten der Kette gefragt.</translation>
    </message>
    <message>
        <source>No RPC node of chain %1 answers</source>
        <translation>Kein RPC-Knoten der Kette %1 antwortet</translation>
    </message>
    <message numerus="yes">
        <source>All %n node(s) fail: receipts, nonces and balances are unknown.</source>
        <translation>
            <numerusform>Der einzige Knoten fällt aus: Quittungen, Nonces und Guthaben sind unbekannt.</numerusform>
            <numerusform>Alle %n Knoten fallen aus: Quittungen, Nonces und Guthaben sind unbekannt.</numerusform>
        </translation>
    </message>
    <message>
        <source>Bring a node back or add one under rpc. Verdicts that rest on the chain stay UNKNOWN.</source>
        <translation>Einen Knoten zurückholen oder unter rpc einen hinzufügen. Urteile, die auf der Kette beruhen, bleiben UNKNOWN.</translation>
    </message>
    <message>
        <source>RPC node lags behind</source>
        <translation>RPC-Knoten hinkt hinterher</translation>
    </message>
    <message numerus="yes">
        <source>Its head is %n block(s) behind the best node of chain %1.</source>
        <translation>
            <numerusform>Sein Kopf liegt %n Block hinter dem besten Knoten der Kette %1.</numerusform>
            <numerusform>Sein Kopf liegt %n Blöcke hinter dem besten Knoten der Kette %1.</numerusform>
        </translation>
    </message>
    <message>
        <source>Look at the node; it is only asked when no other answers.</source>
        <translation>Den Knoten ansehen; er wird nur gefragt, wenn kein anderer antwortet.</translation>
    </message>
    <message>
        <source>Chain %1 stands still</source>
        <translation>Kette %1 steht still</translation>
    </message>
    <message numerus="yes">
        <source>No node has seen a block after %1 for %n minute(s).</source>
        <translation>
            <numerusform>Kein Knoten hat seit %n Minute einen Block nach %1 gesehen.</numerusform>
            <numerusform>Kein Knoten hat seit %n Minuten einen Block nach %1 gesehen.</numerusform>
        </translation>
    </message>
    <message>
        <source>Compare with a block explorer: the chain has halted, or the nodes are cut off from it.</source>
        <translation>Mit einem Block-Explorer vergleichen: Die Kette steht oder die Knoten sind von ihr abgeschnitten.</translation>
    </message>
    <message>
        <source>chain %1</source>
        <translation>Kette %1</translation>
    </message>
    <message>
        <source>block %1</source>
        <translation>Block %1</translation>
    </message>
    <message>
        <source>%1 behind</source>
        <translation>%1 zurück</translation>
    </message>
    <message>
        <source>circuit open until %1</source>
        <translation>Stromkreis offen bis %1</translation>
    </message>
</context>
<context>
    <name>countersign::PassphraseDialog</name>
    <message>
        <source>Passphrase</source>
        <translation>Kennsatz</translation>
    </message>
    <message>
        <source>The same passphrase again</source>
        <translation>Derselbe Kennsatz noch einmal</translation>
    </message>
    <message>
        <source>Not now</source>
        <translation>Jetzt nicht</translation>
    </message>
    <message>
        <source>Make the key</source>
        <translation>Schlüssel machen</translation>
    </message>
    <message>
        <source>Sign</source>
        <translation>Unterschreiben</translation>
    </message>
    <message>
        <source>Type the passphrase.</source>
        <translation>Den Kennsatz eingeben.</translation>
    </message>
    <message>
        <source>At least %1 characters.</source>
        <translation>Mindestens %1 Zeichen.</translation>
    </message>
    <message>
        <source>The two are not the same.</source>
        <translation>Die beiden sind nicht gleich.</translation>
    </message>
</context>
<context>
    <name>countersign::PayoutBoard</name>
    <message>
        <source>Search payout</source>
        <translation>Auszahlung suchen</translation>
    </message>
    <message>
        <source>Keys…</source>
        <translation>Schlüssel …</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Offen</translation>
    </message>
    <message>
        <source>Waits for you</source>
        <translation>Wartet auf Sie</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Alle</translation>
    </message>
    <message>
        <source>Payouts</source>
        <translation>Auszahlungen</translation>
    </message>
    <message>
        <source>Keys… %1</source>
        <translation>Schlüssel … %1</translation>
    </message>
    <message>
        <source>What is shown is too old to act on.</source>
        <translation>Was hier steht, ist zum Handeln zu alt.</translation>
    </message>
    <message>
        <source>Reading…</source>
        <translation>Wird gelesen …</translation>
    </message>
    <message>
        <source>The first answer of the database has not arrived yet.</source>
        <translation>Die erste Antwort der Datenbank ist noch nicht da.</translation>
    </message>
    <message>
        <source>Nothing found</source>
        <translation>Nichts gefunden</translation>
    </message>
    <message>
        <source>No payout&apos;s id holds this. Escape clears the search.</source>
        <translation>Keine Auszahlung heißt so. Escape leert die Suche.</translation>
    </message>
    <message>
        <source>Nothing waits for you</source>
        <translation>Nichts wartet auf Sie</translation>
    </message>
    <message>
        <source>Payouts that you could approve or reject appear here first.</source>
        <translation>Auszahlungen, die Sie freigeben oder ablehnen könnten, stehen hier zuerst.</translation>
    </message>
    <message>
        <source>No payout is open</source>
        <translation>Keine Auszahlung ist offen</translation>
    </message>
    <message>
        <source>When the backend makes one, an operator proposes it here and others sign it. “All” shows those of before.</source>
        <translation>Legt das Backend eine an, wird sie hier vorgeschlagen und von anderen unterschrieben. „Alle“ zeigt die früheren.</translation>
    </message>
    <message>
        <source>The backend holds no payouts</source>
        <translation>Das Backend hat keine Auszahlungen</translation>
    </message>
    <message>
        <source>They appear here as soon as it makes one.</source>
        <translation>Sie erscheinen hier, sobald es eine anlegt.</translation>
    </message>
</context>
<context>
    <name>countersign::PayoutLineTable</name>
    <message>
        <source>new: never paid before</source>
        <translation>neu: noch nie bezahlt</translation>
    </message>
    <message>
        <source>same as last time</source>
        <translation>wie beim letzten Mal</translation>
    </message>
    <message>
        <source>Line</source>
        <translation>Posten</translation>
    </message>
    <message>
        <source>Destination, whole</source>
        <translation>Ziel, vollständig</translation>
    </message>
    <message>
        <source>Method</source>
        <translation>Zahlweg</translation>
    </message>
    <message>
        <source>Amount</source>
        <translation>Betrag</translation>
    </message>
    <message>
        <source>Against the last payout</source>
        <translation>Gegen die letzte Auszahlung</translation>
    </message>
    <message>
        <source>To look at</source>
        <translation>Anzusehen</translation>
    </message>
</context>
<context>
    <name>countersign::PayoutTable</name>
    <message>
        <source>Payout</source>
        <translation>Auszahlung</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Stand</translation>
    </message>
    <message>
        <source>Total</source>
        <translation>Summe</translation>
    </message>
    <message>
        <source>Lines</source>
        <translation>Posten</translation>
    </message>
    <message>
        <source>Proposed by</source>
        <translation>Vorgeschlagen von</translation>
    </message>
    <message>
        <source>Signed</source>
        <translation>Unterschrieben</translation>
    </message>
    <message>
        <source>Time left</source>
        <translation>Restzeit</translation>
    </message>
    <message>
        <source>Age</source>
        <translation>Alter</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
</context>
<context>
    <name>countersign::ReasonDialog</name>
    <message>
        <source>%1 · %2</source>
        <translation>%1 · %2</translation>
    </message>
    <message>
        <source>Sending</source>
        <translation>Wird gesendet</translation>
    </message>
    <message>
        <source>Not now</source>
        <translation>Jetzt nicht</translation>
    </message>
    <message>
        <source>Propose %1</source>
        <translation>%1 vorschlagen</translation>
    </message>
    <message>
        <source>%1. What you write here is part of what everybody signs. The next page shows all of it, whole.</source>
        <translation>%1. Was Sie hier schreiben, gehört zu dem, was alle unterschreiben. Die nächste Seite zeigt alles vollständig.</translation>
    </message>
    <message>
        <source>Show what I would sign</source>
        <translation>Zeigen, was ich unterschreiben würde</translation>
    </message>
    <message>
        <source>Memo for those who sign after you</source>
        <translation>Vermerk für alle, die nach Ihnen unterschreiben</translation>
    </message>
    <message>
        <source>What this payout is, and what you checked</source>
        <translation>Was diese Auszahlung ist und was Sie geprüft haben</translation>
    </message>
    <message>
        <source>Take back the request for %1</source>
        <translation>Den Antrag für %1 zurücknehmen</translation>
    </message>
    <message>
        <source>The request ends, all its signatures are worth nothing, and %1 are not paid by it. The payout stays in the backend and can be proposed anew.</source>
        <translation>Der Antrag endet, alle seine Unterschriften sind wertlos, und %1 werden durch ihn nicht bezahlt. Die Auszahlung bleibt im Backend und kann neu vorgeschlagen werden.</translation>
    </message>
    <message>
        <source>Take it back</source>
        <translation>Zurücknehmen</translation>
    </message>
    <message>
        <source>Done, written in the trail as row %1.</source>
        <translation>Erledigt, im Protokoll als Zeile %1.</translation>
    </message>
    <message>
        <source>Refused, nothing was changed: %1</source>
        <translation>Verweigert, nichts wurde geändert: %1</translation>
    </message>
    <message>
        <source>The connection broke after sending: it may have happened. The board shows what the database says as soon as it answers.</source>
        <translation>Die Verbindung brach nach dem Senden ab: Es kann geschehen sein. Die Tafel zeigt, was die Datenbank sagt, sobald sie antwortet.</translation>
    </message>
    <message>
        <source>Sent.</source>
        <translation>Gesendet.</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
</context>
<context>
    <name>countersign::ReferenceTable</name>
    <message>
        <source>Book</source>
        <translation>Buch</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>Typ</translation>
    </message>
    <message>
        <source>Reference</source>
        <translation>Referenz</translation>
    </message>
    <message>
        <source>Off by</source>
        <translation>Abweichung</translation>
    </message>
    <message>
        <source>Entries</source>
        <translation>Buchungen</translation>
    </message>
    <message>
        <source>First entry</source>
        <translation>Erste Buchung</translation>
    </message>
    <message>
        <source>no number</source>
        <translation>keine Zahl</translation>
    </message>
</context>
<context>
    <name>countersign::RequestFacts</name>
    <message>
        <source>Signatures</source>
        <translation>Unterschriften</translation>
    </message>
    <message>
        <source>Facts of the payout</source>
        <translation>Angaben zur Auszahlung</translation>
    </message>
    <message>
        <source>Sum of lines</source>
        <translation>Summe der Posten</translation>
    </message>
    <message>
        <source>equals the total</source>
        <translation>gleich der Summe</translation>
    </message>
    <message>
        <source>Nobody else could sign it: no other approver has a key in force.</source>
        <translation>Niemand sonst könnte unterschreiben: Niemand anderes, der freigeben darf, hat einen geltenden Schlüssel.</translation>
    </message>
    <message>
        <source>Could still sign: %1</source>
        <translation>Unterschreiben könnten noch: %1</translation>
    </message>
    <message numerus="yes">
        <source>%n thing(s) to look at</source>
        <translation>
            <numerusform>%n Punkt anzusehen</numerusform>
            <numerusform>%n Punkte anzusehen</numerusform>
        </translation>
    </message>
    <message>
        <source>and %1 more, at their lines</source>
        <translation>und %1 weitere, bei ihren Posten</translation>
    </message>
</context>
<context>
    <name>countersign::RequestPane</name>
    <message>
        <source>Propose…</source>
        <translation>Vorschlagen …</translation>
    </message>
    <message>
        <source>Approve…</source>
        <translation>Freigeben …</translation>
    </message>
    <message>
        <source>Reject…</source>
        <translation>Ablehnen …</translation>
    </message>
    <message>
        <source>Take back…</source>
        <translation>Zurücknehmen …</translation>
    </message>
    <message>
        <source>Exclude a line…</source>
        <translation>Posten herausnehmen …</translation>
    </message>
    <message>
        <source>Propose anew…</source>
        <translation>Neu vorschlagen …</translation>
    </message>
    <message>
        <source>Lines</source>
        <translation>Posten</translation>
    </message>
    <message>
        <source>Differences</source>
        <translation>Unterschiede</translation>
    </message>
    <message>
        <source>Transactions</source>
        <translation>Transaktionen</translation>
    </message>
    <message>
        <source>Other requests</source>
        <translation>Andere Anträge</translation>
    </message>
    <message>
        <source>What differs from what was signed</source>
        <translation>Was anders ist als unterschrieben</translation>
    </message>
    <message>
        <source>reading…</source>
        <translation>liest …</translation>
    </message>
    <message>
        <source>Choose a payout to see what would be paid, and who signed it.</source>
        <translation>Eine Auszahlung wählen, um zu sehen, was bezahlt würde und wer unterschrieben hat.</translation>
    </message>
    <message>
        <source>request %1, proposed by %2</source>
        <translation>Antrag %1, vorgeschlagen von %2</translation>
    </message>
    <message>
        <source>not proposed</source>
        <translation>nicht vorgeschlagen</translation>
    </message>
    <message>
        <source>No transaction was sent for this request.</source>
        <translation>Für diesen Antrag wurde keine Transaktion gesendet.</translation>
    </message>
    <message>
        <source>This payout has no other request.</source>
        <translation>Diese Auszahlung hat keinen anderen Antrag.</translation>
    </message>
    <message>
        <source>See it whole, sign it, propose it</source>
        <translation>Vollständig ansehen, unterschreiben, vorschlagen</translation>
    </message>
    <message>
        <source>See exactly what would be paid, and sign it</source>
        <translation>Genau ansehen, was bezahlt würde, und unterschreiben</translation>
    </message>
    <message>
        <source>See it, and sign that it must not be paid</source>
        <translation>Ansehen und unterschreiben, dass es nicht bezahlt werden darf</translation>
    </message>
    <message>
        <source>End this request; nothing of it is paid</source>
        <translation>Diesen Antrag beenden; nichts davon wird bezahlt</translation>
    </message>
    <message>
        <source>How a line is left out</source>
        <translation>Wie ein Posten herausgenommen wird</translation>
    </message>
    <message>
        <source>Show what would be proposed now</source>
        <translation>Zeigen, was jetzt vorgeschlagen würde</translation>
    </message>
</context>
<context>
    <name>countersign::RetryDialog</name>
    <message>
        <source>Retry %1</source>
        <translation>%1 wiederholen</translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <translation>%1 · %2</translation>
    </message>
    <message>
        <source>Sending</source>
        <translation>Wird gesendet</translation>
    </message>
    <message>
        <source>Not now</source>
        <translation>Jetzt nicht</translation>
    </message>
    <message>
        <source>Retry this %1</source>
        <translation>Wiederholen: %1</translation>
    </message>
    <message>
        <source>The item has changed since this was opened. Close it and look again.</source>
        <translation>Der Vorgang hat sich geändert, seit dies geöffnet wurde. Schließen und neu ansehen.</translation>
    </message>
    <message>
        <source>The verdict is %1: only SAFE can be retried.</source>
        <translation>Das Urteil ist %1: Nur SAFE lässt sich wiederholen.</translation>
    </message>
    <message>
        <source>Sent.</source>
        <translation>Gesendet.</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Sending. Closing this window does not stop it.</source>
        <translation>Wird gesendet. Dieses Fenster zu schließen hält es nicht auf.</translation>
    </message>
    <message>
        <source>You may close this: the item&apos;s timeline goes on showing what happens.</source>
        <translation>Sie können dies schließen: Der Verlauf des Vorgangs zeigt weiter, was geschieht.</translation>
    </message>
</context>
<context>
    <name>countersign::ScanFeed</name>
    <message>
        <source>%1 rows looked at in this pass</source>
        <translation>%1 Zeilen in diesem Durchgang angesehen</translation>
    </message>
    <message>
        <source>%1 rows looked at</source>
        <translation>%1 Zeilen angesehen</translation>
    </message>
</context>
<context>
    <name>countersign::SelectionBar</name>
    <message>
        <source>%1, newest first</source>
        <translation>%1, neueste zuerst</translation>
    </message>
    <message>
        <source>%1, oldest first</source>
        <translation>%1, älteste zuerst</translation>
    </message>
    <message>
        <source>Order</source>
        <translation>Reihenfolge</translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) loaded, more below</source>
        <translation>
            <numerusform>%n Zeile geladen, weitere darunter</numerusform>
            <numerusform>%n Zeilen geladen, weitere darunter</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n row(s)</source>
        <translation>
            <numerusform>%n Zeile</numerusform>
            <numerusform>%n Zeilen</numerusform>
        </translation>
    </message>
    <message>
        <source>asking which match…</source>
        <translation>frage, welche passen …</translation>
    </message>
    <message>
        <source>the first %1 that match are selected</source>
        <translation>die ersten %1 passenden sind ausgewählt</translation>
    </message>
    <message>
        <source>all %1 that match are selected</source>
        <translation>alle %1 passenden sind ausgewählt</translation>
    </message>
    <message>
        <source>only the rows I marked</source>
        <translation>nur die von mir markierten Zeilen</translation>
    </message>
    <message>
        <source>%1 selected of %2 that match</source>
        <translation>%1 ausgewählt von %2 passenden</translation>
    </message>
    <message>
        <source>%1 selected of the rows loaded</source>
        <translation>%1 der geladenen Zeilen ausgewählt</translation>
    </message>
    <message>
        <source>select all %1</source>
        <translation>alle %1 auswählen</translation>
    </message>
    <message>
        <source>select all that match</source>
        <translation>alle passenden auswählen</translation>
    </message>
</context>
<context>
    <name>countersign::SheetView</name>
    <message>
        <source>Approve by</source>
        <translation>Freigeben bis</translation>
    </message>
    <message>
        <source>Pay by</source>
        <translation>Zahlen bis</translation>
    </message>
    <message>
        <source>%1 after the last signature</source>
        <translation>%1 nach der letzten Unterschrift</translation>
    </message>
    <message>
        <source>Proposed by</source>
        <translation>Vorgeschlagen von</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>Request</source>
        <translation>Antrag</translation>
    </message>
    <message>
        <source>What you would sign</source>
        <translation>Was Sie unterschreiben würden</translation>
    </message>
    <message>
        <source>The octets you would sign</source>
        <translation>Die Oktette, die Sie unterschreiben würden</translation>
    </message>
    <message>
        <source>Sum of lines</source>
        <translation>Summe der Posten</translation>
    </message>
    <message>
        <source>equals the total</source>
        <translation>gleich der Summe</translation>
    </message>
    <message>
        <source>is NOT the total</source>
        <translation>ist NICHT die Summe</translation>
    </message>
    <message>
        <source>Read these to the other person. They must be the same on both screens.</source>
        <translation>Lesen Sie diese der anderen Person vor. Sie müssen auf beiden Bildschirmen gleich sein.</translation>
    </message>
    <message>
        <source>Words of the digest: %1</source>
        <translation>Wörter des Digests: %1</translation>
    </message>
</context>
<context>
    <name>countersign::Sidebar</name>
    <message>
        <source>Systems</source>
        <translation>Systeme</translation>
    </message>
    <message>
        <source>Add or edit systems…</source>
        <translation>Systeme verwalten …</translation>
    </message>
    <message>
        <source>Boards</source>
        <translation>Tafeln</translation>
    </message>
</context>
<context>
    <name>countersign::SigningDesk</name>
    <message>
        <source>No key is chosen to sign with.</source>
        <translation>Es ist kein Schlüssel zum Unterschreiben gewählt.</translation>
    </message>
    <message>
        <source>Another signature is under way.</source>
        <translation>Es wird gerade schon unterschrieben.</translation>
    </message>
    <message>
        <source>It never reached the database, so nothing happened. Sign again if it is still needed.</source>
        <translation>Es hat die Datenbank nie erreicht, also ist nichts geschehen. Unterschreiben Sie erneut, wenn es noch nötig ist.</translation>
    </message>
    <message>
        <source>No key is chosen to enrol.</source>
        <translation>Es ist kein Schlüssel zum Anmelden gewählt.</translation>
    </message>
</context>
<context>
    <name>countersign::SigningDialog</name>
    <message>
        <source>Propose: pay %1</source>
        <translation>Vorschlagen: %1 zahlen</translation>
    </message>
    <message>
        <source>Approve: pay %1</source>
        <translation>Freigeben: %1 zahlen</translation>
    </message>
    <message>
        <source>Reject: do not pay %1</source>
        <translation>Ablehnen: %1 nicht zahlen</translation>
    </message>
    <message>
        <source>%1 (key %2) signed %3</source>
        <translation>%1 (Schlüssel %2) unterschrieb %3</translation>
    </message>
    <message>
        <source>Reason, signed with it and kept in the trail</source>
        <translation>Grund, mit unterschrieben und im Protokoll aufbewahrt</translation>
    </message>
    <message>
        <source>What is wrong with it</source>
        <translation>Was daran falsch ist</translation>
    </message>
    <message>
        <source>%1 · payout %2</source>
        <translation>%1 · Auszahlung %2</translation>
    </message>
    <message>
        <source>Passphrase of the key</source>
        <translation>Kennsatz des Schlüssels</translation>
    </message>
    <message>
        <source>Signing</source>
        <translation>Unterschreibt</translation>
    </message>
    <message>
        <source>Show the octets</source>
        <translation>Oktette zeigen</translation>
    </message>
    <message>
        <source>Not now</source>
        <translation>Jetzt nicht</translation>
    </message>
    <message>
        <source>Reject instead…</source>
        <translation>Stattdessen ablehnen …</translation>
    </message>
    <message>
        <source>Sign the rejection</source>
        <translation>Ablehnung unterschreiben</translation>
    </message>
    <message>
        <source>Sign and propose</source>
        <translation>Unterschreiben und vorschlagen</translation>
    </message>
    <message>
        <source>Sign and approve</source>
        <translation>Unterschreiben und freigeben</translation>
    </message>
    <message>
        <source>Signs with key %1, %2</source>
        <translation>Unterschreibt mit Schlüssel %1, %2</translation>
    </message>
    <message>
        <source>Meanwhile: %1</source>
        <translation>Inzwischen: %1</translation>
    </message>
    <message numerus="yes">
        <source>Tick the %n thing(s) to look at first.</source>
        <translation>
            <numerusform>Zuerst den %n Punkt ansehen und abhaken.</numerusform>
            <numerusform>Zuerst die %n Punkte ansehen und abhaken.</numerusform>
        </translation>
    </message>
    <message>
        <source>No key is chosen: close this and press “Keys…”.</source>
        <translation>Kein Schlüssel gewählt: schließen und „Schlüssel …“ drücken.</translation>
    </message>
    <message>
        <source>Give the passphrase of your key.</source>
        <translation>Den Kennsatz Ihres Schlüssels angeben.</translation>
    </message>
    <message>
        <source>Signing and sending. Closing this window does not stop it.</source>
        <translation>Unterschreibt und sendet. Das Schließen dieses Fensters hält es nicht auf.</translation>
    </message>
    <message>
        <source>Being looked up. Closing this window does not stop it.</source>
        <translation>Wird nachgesehen. Das Schließen dieses Fensters hält es nicht auf.</translation>
    </message>
    <message>
        <source>Sent.</source>
        <translation>Gesendet.</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Passphrase from the keychain</source>
        <translation>Passphrase aus dem Schlüsselbund</translation>
    </message>
</context>
<context>
    <name>countersign::SigningKeysDialog</name>
    <message>
        <source>Your key file</source>
        <translation>Ihre Schlüsseldatei</translation>
    </message>
    <message>
        <source>Where the new key is kept</source>
        <translation>Wo der neue Schlüssel liegen soll</translation>
    </message>
    <message>
        <source>New key</source>
        <translation>Neuer Schlüssel</translation>
    </message>
    <message>
        <source>The key is written to %1, encrypted with this passphrase. Nobody can mend a forgotten one.</source>
        <translation>Der Schlüssel wird nach %1 geschrieben, verschlüsselt mit diesem Kennsatz. Einen vergessenen kann niemand ersetzen.</translation>
    </message>
    <message>
        <source>Enrol your key</source>
        <translation>Ihren Schlüssel anmelden</translation>
    </message>
    <message>
        <source>Your key signs that you hold it. It counts as soon as an admin, another person, has put it in force.</source>
        <translation>Ihr Schlüssel unterschreibt, dass Sie ihn haben. Er zählt, sobald jemand anderes aus der Verwaltung ihn in Kraft gesetzt hat.</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Erledigt</translation>
    </message>
    <message>
        <source>Written in the trail as row %1.</source>
        <translation>Im Protokoll als Zeile %1.</translation>
    </message>
    <message>
        <source>Refused</source>
        <translation>Verweigert</translation>
    </message>
    <message>
        <source>In doubt</source>
        <translation>Ungewiss</translation>
    </message>
    <message>
        <source>The connection broke after sending. The list shows whether it arrived.</source>
        <translation>Die Verbindung brach nach dem Senden ab. Die Liste zeigt, ob es ankam.</translation>
    </message>
    <message>
        <source>Put the key of %1 in force</source>
        <translation>Den Schlüssel von %1 in Kraft setzen</translation>
    </message>
    <message>
        <source>From then on what it signs counts as the word of %1. Compare the fingerprint with them by another way, in person or by voice:

%2</source>
        <translation>Von da an zählt, was er unterschreibt, als Wort von %1. Den Fingerabdruck auf anderem Weg vergleichen, persönlich oder am Telefon:

%2</translation>
    </message>
    <message>
        <source>It is the same: put it in force</source>
        <translation>Er ist gleich: in Kraft setzen</translation>
    </message>
    <message>
        <source>Revoke the key of %1</source>
        <translation>Den Schlüssel von %1 widerrufen</translation>
    </message>
    <message>
        <source>At once and for good. Requests it signed that are not paid yet lack this signature then.</source>
        <translation>Sofort und endgültig. Anträgen, die er unterschrieb und die noch nicht bezahlt sind, fehlt dann diese Unterschrift.</translation>
    </message>
    <message>
        <source>Revoke it</source>
        <translation>Widerrufen</translation>
    </message>
    <message>
        <source>Approve change %1</source>
        <translation>Änderung %1 freigeben</translation>
    </message>
    <message>
        <source>Reject change %1</source>
        <translation>Änderung %1 ablehnen</translation>
    </message>
    <message>
        <source>Proposed by %1: %2

%3</source>
        <translation>Vorgeschlagen von %1: %2

%3</translation>
    </message>
    <message>
        <source>Approve it</source>
        <translation>Freigeben</translation>
    </message>
    <message>
        <source>Reject it</source>
        <translation>Ablehnen</translation>
    </message>
    <message>
        <source>Keys and policy</source>
        <translation>Schlüssel und Regel</translation>
    </message>
    <message>
        <source>Keys of people</source>
        <translation>Schlüssel der Personen</translation>
    </message>
    <message>
        <source>Policy in force</source>
        <translation>Geltende Regel</translation>
    </message>
    <message>
        <source>Changes of policy and people</source>
        <translation>Änderungen an Regel und Personen</translation>
    </message>
    <message>
        <source>None was ever proposed.</source>
        <translation>Noch nie wurde eine vorgeschlagen.</translation>
    </message>
    <message>
        <source>Choose file…</source>
        <translation>Datei wählen …</translation>
    </message>
    <message>
        <source>New key…</source>
        <translation>Neuer Schlüssel …</translation>
    </message>
    <message>
        <source>Enrol…</source>
        <translation>Anmelden …</translation>
    </message>
    <message>
        <source>Put in force…</source>
        <translation>In Kraft setzen …</translation>
    </message>
    <message>
        <source>Revoke…</source>
        <translation>Widerrufen …</translation>
    </message>
    <message>
        <source>Approve change…</source>
        <translation>Änderung freigeben …</translation>
    </message>
    <message>
        <source>Reject change…</source>
        <translation>Änderung ablehnen …</translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <translation>%1 · %2</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Prove that you hold it, and tell the system</source>
        <translation>Beweisen, dass Sie ihn haben, und ihn dem System nennen</translation>
    </message>
    <message>
        <source>After comparing the fingerprint with its owner</source>
        <translation>Nach dem Vergleich des Fingerabdrucks mit der Person</translation>
    </message>
    <message>
        <source>What it signed and is not paid yet counts no more</source>
        <translation>Was er unterschrieb und noch nicht bezahlt ist, zählt nicht mehr</translation>
    </message>
</context>
<context>
    <name>countersign::StartPage</name>
    <message>
        <source>Add a system…</source>
        <translation>System hinzufügen …</translation>
    </message>
    <message>
        <source>Working</source>
        <translation>In Arbeit</translation>
    </message>
    <message>
        <source>No system is open</source>
        <translation>Kein System ist geöffnet</translation>
    </message>
    <message>
        <source>A system is one backend: its database, its endpoints and its chain nodes. Add one, or start Countersign with --demo to look at a live one that lives on this computer.</source>
        <translation>Ein System ist ein Backend: seine Datenbank, seine Endpunkte und seine Kettenknoten. Fügen Sie eines hinzu oder starten Sie Countersign mit --demo, um ein lebendes auf diesem Rechner anzusehen.</translation>
    </message>
    <message>
        <source>%1 could not be opened</source>
        <translation>%1 ließ sich nicht öffnen</translation>
    </message>
    <message>
        <source>The other systems are not affected. Mend what is named above and try again, or take it off the list with Ctrl+W.</source>
        <translation>Die anderen Systeme sind nicht betroffen. Beheben Sie, was oben genannt ist, und versuchen Sie es noch einmal, oder nehmen Sie es mit Strg+W von der Liste.</translation>
    </message>
</context>
<context>
    <name>countersign::StatusLine</name>
    <message>
        <source>? keys</source>
        <translation>? Tasten</translation>
    </message>
    <message>
        <source>database: no answer yet</source>
        <translation>Datenbank: noch keine Antwort</translation>
    </message>
    <message>
        <source>database: connecting</source>
        <translation>Datenbank: verbinde</translation>
    </message>
    <message>
        <source>database: no answer for %1</source>
        <translation>Datenbank: keine Antwort seit %1</translation>
    </message>
    <message>
        <source>database %1 ms, %2</source>
        <translation>Datenbank %1 ms, %2</translation>
    </message>
    <message>
        <source>metrics %1 of %2</source>
        <translation>Metriken %1 von %2</translation>
    </message>
    <message>
        <source>RPC %1 of %2</source>
        <translation>RPC %1 von %2</translation>
    </message>
</context>
<context>
    <name>countersign::SystemList</name>
    <message>
        <source>Not open. Press to open %1</source>
        <translation>Nicht offen. Drücken, um %1 zu öffnen</translation>
    </message>
</context>
<context>
    <name>countersign::SystemPage</name>
    <message>
        <source>%1 cannot be shown for this system</source>
        <translation>%1 ist für dieses System nicht darstellbar</translation>
    </message>
    <message>
        <source>Why: %1. What the board needs is named by the doctor, with the statement that would mend it:</source>
        <translation>Warum: %1. Was der Tafel fehlt, nennt der Doktor, mitsamt der Anweisung, die es behebt:</translation>
    </message>
    <message>
        <source>Acting is locked: what this system is does not fit together</source>
        <translation>Handeln ist gesperrt: Was dieses System ist, passt nicht zusammen</translation>
    </message>
    <message>
        <source>It is right because…</source>
        <translation>Es stimmt, weil …</translation>
    </message>
    <message numerus="yes">
        <source>%n for you</source>
        <translation>
            <numerusform>%n für Sie</numerusform>
            <numerusform>%n für Sie</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>countersign::SystemRoster</name>
    <message>
        <source>A system could not be opened</source>
        <translation>Ein System ließ sich nicht öffnen</translation>
    </message>
    <message>
        <source>Mend what its page names, and try again: nobody watches it meanwhile</source>
        <translation>Beheben, was seine Seite nennt, und noch einmal versuchen: Solange sieht niemand danach</translation>
    </message>
</context>
<context>
    <name>countersign::SystemRow</name>
    <message>
        <source>Close %1</source>
        <translation>%1 schließen</translation>
    </message>
    <message>
        <source>All systems</source>
        <translation>Alle Systeme</translation>
    </message>
    <message numerus="yes">
        <source>%n system(s) not up to date</source>
        <translation>
            <numerusform>%n System nicht auf dem neuesten Stand</numerusform>
            <numerusform>%n Systeme nicht auf dem neuesten Stand</numerusform>
        </translation>
    </message>
    <message>
        <source>all connected</source>
        <translation>alle verbunden</translation>
    </message>
    <message>
        <source>Key: Ctrl+%1</source>
        <translation>Taste: Strg+%1</translation>
    </message>
    <message numerus="yes">
        <source>%n finding(s), worst %1</source>
        <translation>
            <numerusform>%n Befund, der schlimmste %1</numerusform>
            <numerusform>%n Befunde, der schlimmste %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>countersign::SystemsPage</name>
    <message>
        <source>Systems</source>
        <translation>Systeme</translation>
    </message>
    <message>
        <source>Add a system…</source>
        <translation>System hinzufügen …</translation>
    </message>
    <message>
        <source>Countersign knows no system yet. Add the database of a backend: with nothing but the right to SELECT you see what is stuck, wrong or about to run dry within minutes.</source>
        <translation>Countersign kennt noch kein System. Fügen Sie die Datenbank eines Backends hinzu: Allein mit dem Recht zu SELECT sehen Sie in wenigen Minuten, was feststeckt, falsch ist oder bald leer läuft.</translation>
    </message>
    <message numerus="yes">
        <source>%n system(s). Each opens with your own login and shows what that login may do.</source>
        <translation>
            <numerusform>%n System. Es öffnet sich mit Ihrer eigenen Anmeldung und zeigt, was diese darf.</numerusform>
            <numerusform>%n Systeme. Jedes öffnet sich mit Ihrer eigenen Anmeldung und zeigt, was diese darf.</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <translation>%1 · %2</translation>
    </message>
    <message>
        <source>%1 · %2 as %3</source>
        <translation>%1 · %2 als %3</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Entfernen</translation>
    </message>
    <message>
        <source>Remove %1</source>
        <translation>%1 entfernen</translation>
    </message>
    <message>
        <source>Remove it, really?</source>
        <translation>Wirklich entfernen?</translation>
    </message>
    <message>
        <source>Edit…</source>
        <translation>Bearbeiten …</translation>
    </message>
    <message>
        <source>Edit %1</source>
        <translation>%1 bearbeiten</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Öffnen</translation>
    </message>
    <message>
        <source>Open %1</source>
        <translation>%1 öffnen</translation>
    </message>
</context>
<context>
    <name>countersign::TierTable</name>
    <message>
        <source>Currency</source>
        <translation>Währung</translation>
    </message>
    <message>
        <source>From</source>
        <translation>Ab</translation>
    </message>
    <message>
        <source>People</source>
        <translation>Personen</translation>
    </message>
    <message>
        <source>Proposer</source>
        <translation>Wer vorschlägt</translation>
    </message>
    <message>
        <source>To approve</source>
        <translation>Zum Freigeben</translation>
    </message>
    <message>
        <source>To pay</source>
        <translation>Zum Zahlen</translation>
    </message>
    <message>
        <source>Most at once</source>
        <translation>Höchstens auf einmal</translation>
    </message>
    <message>
        <source>Most a day</source>
        <translation>Höchstens am Tag</translation>
    </message>
    <message>
        <source>%1 h</source>
        <translation>%1 h</translation>
    </message>
    <message>
        <source>%1 min</source>
        <translation>%1 min</translation>
    </message>
    <message>
        <source>every other</source>
        <translation>alle anderen</translation>
    </message>
    <message>
        <source>is one of them</source>
        <translation>zählt mit</translation>
    </message>
    <message>
        <source>comes on top</source>
        <translation>kommt hinzu</translation>
    </message>
    <message>
        <source>no cap</source>
        <translation>keine Grenze</translation>
    </message>
</context>
<context>
    <name>countersign::TimelineList</name>
    <message>
        <source>nothing recorded</source>
        <translation>nichts verzeichnet</translation>
    </message>
</context>
<context>
    <name>countersign::TimelineTable</name>
    <message>
        <source>When</source>
        <translation>Wann</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Was</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>Wer</translation>
    </message>
</context>
<context>
    <name>countersign::TopBar</name>
    <message>
        <source>not connected yet</source>
        <translation>noch nicht verbunden</translation>
    </message>
    <message>
        <source>look-only: no contract in this database</source>
        <translation>nur ansehen: kein Vertrag in dieser Datenbank</translation>
    </message>
    <message>
        <source>read-only: proven %1</source>
        <translation>nur lesend: bewiesen %1</translation>
    </message>
    <message>
        <source>read-only: NOT proven</source>
        <translation>nur lesend: NICHT bewiesen</translation>
    </message>
    <message>
        <source>read-write as operator</source>
        <translation>schreibend als Operator</translation>
    </message>
    <message>
        <source>%1 (operator)</source>
        <translation>%1 (Operator)</translation>
    </message>
    <message>
        <source>%1 (auditor)</source>
        <translation>%1 (Prüfung)</translation>
    </message>
    <message>
        <source>%1 (look-only)</source>
        <translation>%1 (nur ansehen)</translation>
    </message>
    <message>
        <source>Menu</source>
        <translation>Menü</translation>
    </message>
    <message>
        <source>chain %1</source>
        <translation>Kette %1</translation>
    </message>
    <message>
        <source>database %1</source>
        <translation>Datenbank %1</translation>
    </message>
    <message>
        <source>standby</source>
        <translation>Standby</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>database system %1, PostgreSQL %2, contract %3</source>
        <translation>Datenbanksystem %1, PostgreSQL %2, Vertrag %3</translation>
    </message>
    <message>
        <source>weak TLS allowed</source>
        <translation>schwaches TLS erlaubt</translation>
    </message>
    <message>
        <source>read-write as approver</source>
        <translation>schreibend als Freigebender</translation>
    </message>
    <message>
        <source>read-write as admin</source>
        <translation>schreibend als Verwalter</translation>
    </message>
    <message>
        <source>%1 (approver)</source>
        <translation>%1 (Freigebender)</translation>
    </message>
    <message>
        <source>%1 (admin)</source>
        <translation>%1 (Verwalter)</translation>
    </message>
    <message>
        <source>acting is locked</source>
        <translation>Handeln ist gesperrt</translation>
    </message>
</context>
<context>
    <name>countersign::TrailBoard</name>
    <message>
        <source>Who</source>
        <translation>Wer</translation>
    </message>
    <message>
        <source>Act</source>
        <translation>Handlung</translation>
    </message>
    <message>
        <source>Subject begins with</source>
        <translation>Gegenstand beginnt mit</translation>
    </message>
    <message>
        <source>Verify an export…</source>
        <translation>Export prüfen …</translation>
    </message>
    <message>
        <source>Older rows</source>
        <translation>Ältere Zeilen</translation>
    </message>
    <message>
        <source>Rows of the trail</source>
        <translation>Zeilen des Protokolls</translation>
    </message>
    <message>
        <source>These are all.</source>
        <translation>Das sind alle.</translation>
    </message>
    <message>
        <source>Reading…</source>
        <translation>Wird gelesen …</translation>
    </message>
    <message>
        <source>The first answer of the database has not arrived yet.</source>
        <translation>Die erste Antwort der Datenbank ist noch nicht da.</translation>
    </message>
    <message>
        <source>The trail is empty</source>
        <translation>Das Protokoll ist leer</translation>
    </message>
    <message>
        <source>Every act of a person writes a row, refused ones too.</source>
        <translation>Jede Handlung einer Person schreibt eine Zeile, auch eine verweigerte.</translation>
    </message>
    <message>
        <source>Nothing found</source>
        <translation>Nichts gefunden</translation>
    </message>
    <message>
        <source>Who and act are compared as a whole, the subject by its beginning. Escape clears a field.</source>
        <translation>Wer und Handlung werden ganz verglichen, der Gegenstand am Anfang. Escape leert ein Feld.</translation>
    </message>
    <message numerus="yes">
        <source>The chain is broken at %n of the rows shown: tell an auditor.</source>
        <translation>
            <numerusform>Die Kette ist an %n der gezeigten Zeilen gebrochen: Prüfende verständigen.</numerusform>
            <numerusform>Die Kette ist an %n der gezeigten Zeilen gebrochen: Prüfende verständigen.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) shown; every hash was made again and fits. Whether somebody replaced the whole chain is told by “Verify an export…”.</source>
        <translation>
            <numerusform>%n Zeile gezeigt; ihr Hash wurde neu gebildet und passt. Ob jemand die ganze Kette ersetzt hat, sagt „Export prüfen …“.</numerusform>
            <numerusform>%n Zeilen gezeigt; jeder Hash wurde neu gebildet und passt. Ob jemand die ganze Kette ersetzt hat, sagt „Export prüfen …“.</numerusform>
        </translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>Exportieren…</translation>
    </message>
    <message>
        <source>Export the trail to</source>
        <translation>Protokoll exportieren nach</translation>
    </message>
    <message>
        <source>JSON Lines (*.jsonl)</source>
        <translation>JSON Lines (*.jsonl)</translation>
    </message>
    <message>
        <source>Exporting…</source>
        <translation>Wird exportiert…</translation>
    </message>
    <message>
        <source>Exported</source>
        <translation>Exportiert</translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) in %1. Keep its head for the next verification: %2</source>
        <translation>
            <numerusform>%n Zeile in %1. Bewahren Sie ihr Ende für die nächste Prüfung auf: %2</numerusform>
            <numerusform>%n Zeilen in %1. Bewahren Sie ihr Ende für die nächste Prüfung auf: %2</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>countersign::TrailDetail</name>
    <message>
        <source>its hash is right, and the row before has the hash it names</source>
        <translation>ihr Hash stimmt, und die Zeile davor hat den Hash, den sie nennt</translation>
    </message>
    <message>
        <source>its hash is right; the row before is not shown</source>
        <translation>ihr Hash stimmt; die Zeile davor ist nicht gezeigt</translation>
    </message>
    <message>
        <source>BROKEN: the hash does not fit this row, or not the one before. Tell an auditor.</source>
        <translation>GEBROCHEN: Der Hash passt nicht zu dieser Zeile oder nicht zu der davor. Prüfende verständigen.</translation>
    </message>
    <message>
        <source>Detail, as it was hashed</source>
        <translation>Einzelheiten, wie sie gehasht wurden</translation>
    </message>
    <message>
        <source>Row of the trail</source>
        <translation>Zeile des Protokolls</translation>
    </message>
    <message>
        <source>Detail</source>
        <translation>Einzelheiten</translation>
    </message>
    <message>
        <source>Choose a row</source>
        <translation>Eine Zeile wählen</translation>
    </message>
    <message>
        <source>Row %1: %2</source>
        <translation>Zeile %1: %2</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Wann</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>Wer</translation>
    </message>
    <message>
        <source>nobody: the database itself</source>
        <translation>niemand: die Datenbank selbst</translation>
    </message>
    <message>
        <source>Login</source>
        <translation>Anmeldung</translation>
    </message>
    <message>
        <source>Subject</source>
        <translation>Gegenstand</translation>
    </message>
    <message>
        <source>Hash</source>
        <translation>Hash</translation>
    </message>
    <message>
        <source>Row before</source>
        <translation>Zeile davor</translation>
    </message>
    <message>
        <source>Chain</source>
        <translation>Kette</translation>
    </message>
</context>
<context>
    <name>countersign::TrailTable</name>
    <message>
        <source>Row</source>
        <translation>Zeile</translation>
    </message>
    <message>
        <source>Ago</source>
        <translation>Vor</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>Wer</translation>
    </message>
    <message>
        <source>Act</source>
        <translation>Handlung</translation>
    </message>
    <message>
        <source>Subject</source>
        <translation>Gegenstand</translation>
    </message>
    <message>
        <source>Chain</source>
        <translation>Kette</translation>
    </message>
    <message>
        <source>fits</source>
        <translation>passt</translation>
    </message>
    <message>
        <source>own hash fits</source>
        <translation>eigener Hash passt</translation>
    </message>
    <message>
        <source>BROKEN</source>
        <translation>GEBROCHEN</translation>
    </message>
</context>
<context>
    <name>countersign::TriageBoard</name>
    <message>
        <source>Search findings</source>
        <translation>Befunde suchen</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Alle</translation>
    </message>
    <message>
        <source>Findings</source>
        <translation>Befunde</translation>
    </message>
    <message>
        <source>there are more findings than can be read at once; the worst are shown</source>
        <translation>es gibt mehr Befunde, als auf einmal lesbar sind; gezeigt werden die schlimmsten</translation>
    </message>
    <message numerus="yes">
        <source>%n rule(s) could not look</source>
        <translation>
            <numerusform>%n Regel konnte nicht prüfen</numerusform>
            <numerusform>%n Regeln konnten nicht prüfen</numerusform>
        </translation>
    </message>
    <message>
        <source>Looking…</source>
        <translation>Es wird geprüft …</translation>
    </message>
    <message>
        <source>The first answer of the database has not arrived yet.</source>
        <translation>Die erste Antwort der Datenbank ist noch nicht da.</translation>
    </message>
    <message>
        <source>No finding matches</source>
        <translation>Kein Befund passt</translation>
    </message>
    <message numerus="yes">
        <source>There are %n finding(s) without this filter.</source>
        <translation>
            <numerusform>Ohne diesen Filter gibt es %n Befund.</numerusform>
            <numerusform>Ohne diesen Filter gibt es %n Befunde.</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing needs a human</source>
        <translation>Nichts braucht einen Menschen</translation>
    </message>
    <message>
        <source>Every rule that could look has looked, and none of them found anything. The age of that answer is at the top right.</source>
        <translation>Jede Regel, die prüfen konnte, hat geprüft, und keine hat etwas gefunden. Wie alt diese Antwort ist, steht oben rechts.</translation>
    </message>
    <message>
        <source>Nothing is known to need a human</source>
        <translation>Soweit bekannt, braucht nichts einen Menschen</translation>
    </message>
</context>
<context>
    <name>countersign::TrialView</name>
    <message>
        <source>operator: may retry</source>
        <translation>Operator: darf wiederholen</translation>
    </message>
    <message>
        <source>auditor: sees everything, changes nothing</source>
        <translation>Prüfung: sieht alles, ändert nichts</translation>
    </message>
    <message>
        <source>look-only: the contract is not installed</source>
        <translation>nur ansehen: Der Vertrag ist nicht installiert</translation>
    </message>
    <message>
        <source>not known</source>
        <translation>nicht bekannt</translation>
    </message>
    <message>
        <source>Test connects once to everything that is written here and lists what it finds. It changes nothing.</source>
        <translation>Prüfen verbindet sich einmal mit allem, was hier steht, und listet auf, was es findet. Es ändert nichts.</translation>
    </message>
    <message>
        <source>Testing</source>
        <translation>Wird geprüft</translation>
    </message>
    <message>
        <source>The database answers</source>
        <translation>Die Datenbank antwortet</translation>
    </message>
    <message>
        <source>Server</source>
        <translation>Server</translation>
    </message>
    <message>
        <source>PostgreSQL %1, database %2</source>
        <translation>PostgreSQL %1, Datenbank %2</translation>
    </message>
    <message>
        <source>Login</source>
        <translation>Anmeldung</translation>
    </message>
    <message>
        <source>%1, that is %2</source>
        <translation>%1, das ist %2</translation>
    </message>
    <message>
        <source>Contract</source>
        <translation>Vertrag</translation>
    </message>
    <message>
        <source>version %1</source>
        <translation>Version %1</translation>
    </message>
    <message>
        <source>none</source>
        <translation>keiner</translation>
    </message>
    <message>
        <source>Mode</source>
        <translation>Modus</translation>
    </message>
    <message>
        <source>TLS</source>
        <translation>TLS</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>ja</translation>
    </message>
    <message>
        <source>no</source>
        <translation>nein</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Warum</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Was</translation>
    </message>
    <message>
        <source>Do</source>
        <translation>Abhilfe</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>asking…</source>
        <translation>wird gefragt …</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>approver or admin: may sign, not retry</source>
        <translation>Freigebender oder Verwalter: darf unterschreiben, nicht wiederholen</translation>
    </message>
</context>
<context>
    <name>countersign::ValueText</name>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
</context>
<context>
    <name>countersign::VerifyDialog</name>
    <message>
        <source>Verify an exported trail</source>
        <translation>Ein exportiertes Protokoll prüfen</translation>
    </message>
    <message>
        <source>Without the database: from the export and a keyring that you have from another place.</source>
        <translation>Ohne die Datenbank: aus dem Export und einem Schlüsselbund, den Sie von anderer Stelle haben.</translation>
    </message>
    <message>
        <source>Problems</source>
        <translation>Mängel</translation>
    </message>
    <message>
        <source>Verifying</source>
        <translation>Prüft</translation>
    </message>
    <message>
        <source>Export file…</source>
        <translation>Exportdatei …</translation>
    </message>
    <message>
        <source>The exported trail</source>
        <translation>Das exportierte Protokoll</translation>
    </message>
    <message>
        <source>Keyring file…</source>
        <translation>Schlüsselbund …</translation>
    </message>
    <message>
        <source>The keyring</source>
        <translation>Der Schlüsselbund</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Verify</source>
        <translation>Prüfen</translation>
    </message>
    <message>
        <source>Clean</source>
        <translation>Sauber</translation>
    </message>
    <message numerus="yes">
        <source>%n problem(s)</source>
        <translation>
            <numerusform>%n Mangel</numerusform>
            <numerusform>%n Mängel</numerusform>
        </translation>
    </message>
    <message>
        <source>Rows</source>
        <translation>Zeilen</translation>
    </message>
    <message>
        <source>Good signatures</source>
        <translation>Gute Unterschriften</translation>
    </message>
    <message>
        <source>Requests</source>
        <translation>Anträge</translation>
    </message>
    <message>
        <source>Keyring</source>
        <translation>Schlüsselbund</translation>
    </message>
    <message>
        <source>version %1: compare its words with an admin</source>
        <translation>Fassung %1: ihre Wörter mit der Verwaltung vergleichen</translation>
    </message>
    <message>
        <source>not chosen</source>
        <translation>nicht gewählt</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Export</translation>
    </message>
    <message>
        <source>Verifying…</source>
        <translation>Prüft …</translation>
    </message>
    <message>
        <source>Choose both files first.</source>
        <translation>Zuerst beide Dateien wählen.</translation>
    </message>
</context>
<context>
    <name>countersign::WalletBoard</name>
    <message>
        <source>Wallets</source>
        <translation>Wallets</translation>
    </message>
    <message>
        <source>The system file names no wallets. Edit the system and add the wallets that pay its gas, with a node of their chain.</source>
        <translation>Die Systemdatei nennt keine Wallets. Das System bearbeiten und die Wallets hinzufügen, die sein Gas bezahlen, mit einem Knoten ihrer Kette.</translation>
    </message>
    <message>
        <source>History of %1: none yet</source>
        <translation>Verlauf von %1: noch keiner</translation>
    </message>
    <message>
        <source>History of %1</source>
        <translation>Verlauf von %1</translation>
    </message>
    <message>
        <source>No wallets</source>
        <translation>Keine Wallets</translation>
    </message>
</context>
<context>
    <name>countersign::WalletCard</name>
    <message>
        <source>Copy address</source>
        <translation>Adresse kopieren</translation>
    </message>
    <message>
        <source>Open in explorer</source>
        <translation>Im Explorer öffnen</translation>
    </message>
    <message>
        <source>never read</source>
        <translation>nie gelesen</translation>
    </message>
    <message>
        <source>Wallet %1, %2, %3</source>
        <translation>Wallet %1, %2, %3</translation>
    </message>
    <message>
        <source>%1 when last read</source>
        <translation>%1 beim letzten Lesen</translation>
    </message>
</context>
<context>
    <name>countersign::WalletFeed</name>
    <message>
        <source>%1 is nearly empty</source>
        <translation>%1 ist fast leer</translation>
    </message>
    <message>
        <source>It holds %1 %3, less than its low mark of %2 %3</source>
        <translation>Es hält %1 %3, weniger als seine Untergrenze von %2 %3</translation>
    </message>
    <message>
        <source>Fund it, within its band</source>
        <translation>Auffüllen, innerhalb des Bandes</translation>
    </message>
    <message>
        <source>%1 wants funding</source>
        <translation>%1 ist aufzufüllen</translation>
    </message>
    <message>
        <source>It holds %1 %3, less than the %2 %3 it is funded at</source>
        <translation>Es hält %1 %3, weniger als die Auffüllmarke von %2 %3</translation>
    </message>
    <message>
        <source>Fund it soon</source>
        <translation>Bald auffüllen</translation>
    </message>
    <message>
        <source>%1 holds more than it should</source>
        <translation>%1 hält mehr, als es sollte</translation>
    </message>
    <message>
        <source>It holds %1 %3, more than its cap of %2 %3</source>
        <translation>Es hält %1 %3, mehr als seine Obergrenze von %2 %3</translation>
    </message>
    <message>
        <source>Move what is above the cap to cold storage</source>
        <translation>Was über der Obergrenze liegt, in die kalte Verwahrung bringen</translation>
    </message>
    <message>
        <source>The balance of %1 is not known</source>
        <translation>Das Guthaben von %1 ist nicht bekannt</translation>
    </message>
    <message>
        <source>Look at the RPC nodes of chain %1 on the Health board</source>
        <translation>Die RPC-Knoten der Kette %1 auf der Tafel Zustand ansehen</translation>
    </message>
</context>
<context>
    <name>countersign::WalletTable</name>
    <message>
        <source>Wallet</source>
        <translation>Wallet</translation>
    </message>
    <message>
        <source>Balance</source>
        <translation>Guthaben</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>Band</source>
        <translation>Band</translation>
    </message>
    <message>
        <source>Chain</source>
        <translation>Kette</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Adresse</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>Quelle</translation>
    </message>
    <message>
        <source>Read</source>
        <translation>Gelesen</translation>
    </message>
    <message>
        <source>never read</source>
        <translation>nie gelesen</translation>
    </message>
    <message>
        <source>%1 &lt; %2 &lt; %3 %4</source>
        <translation>%1 &lt; %2 &lt; %3 %4</translation>
    </message>
</context>
<context>
    <name>countersign::WarningList</name>
    <message numerus="yes">
        <source>%n thing(s) to look at first: tick each when you have</source>
        <translation>
            <numerusform>%n Punkt zuerst ansehen: abhaken, wenn getan</numerusform>
            <numerusform>%n Punkte zuerst ansehen: jeden abhaken, wenn getan</numerusform>
        </translation>
    </message>
</context>
</TS>
