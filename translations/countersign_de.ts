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
</context>
<context>
    <name>countersign::ActionFeed</name>
    <message>
        <source>this session may only look</source>
        <translation>diese Sitzung darf nur ansehen</translation>
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
        <source>a running balance</source>
        <translation>ein laufender Saldo</translation>
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
        <source>Not now</source>
        <translation>Jetzt nicht</translation>
    </message>
    <message>
        <source>Retry those that are SAFE</source>
        <translation>Wiederholen, was SAFE ist</translation>
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
        <source>Opening</source>
        <translation>Wird geöffnet</translation>
    </message>
    <message>
        <source>cannot make the folder %1</source>
        <translation>der Ordner %1 lässt sich nicht anlegen</translation>
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
    <name>countersign::SystemPage</name>
    <message>
        <source>%1 cannot be shown for this system</source>
        <translation>%1 ist für dieses System nicht darstellbar</translation>
    </message>
    <message>
        <source>Why: %1. What the board needs is named by the doctor, with the statement that would mend it:</source>
        <translation>Warum: %1. Was der Tafel fehlt, nennt der Doktor, mitsamt der Anweisung, die es behebt:</translation>
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
</TS>
