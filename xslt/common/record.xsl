<?xml version="1.0" encoding="UTF-8"?>
<!-- What does the header say of the edition? One record in the shape of JSON, from which metadata and citations are made. It
     describes the digital edition; the printed book is its source. Nothing is invented. -->
<xsl:stylesheet xmlns:xsl="http://www.w3.org/1999/XSL/Transform" version="3.0" xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:f="teiedition:function" xmlns:fp="teiedition:private"
    xmlns:map="http://www.w3.org/2005/xpath-functions/map" xmlns:array="http://www.w3.org/2005/xpath-functions/array"
    xpath-default-namespace="http://www.tei-c.org/ns/1.0"
    expand-text="yes" exclude-result-prefixes="#all">

  <xsl:include href="../metadata/vocabularies.xsl"/>

  <!-- Title and sub-title in one. -->
  <xsl:function name="f:full-title" as="xs:string">
    <xsl:param name="data" as="map(*)"/>
    <xsl:sequence select="string-join(($data?title, $data?subtitle)[. ne ''], ': ')"/>
  </xsl:function>

  <!-- The record of a document. -->
  <xsl:function name="f:record" as="map(*)">
    <xsl:param name="root" as="element()"/>
    <xsl:variable name="file" as="element()?" select="$root/teiHeader/fileDesc"/>
    <xsl:variable name="profile" as="element()?" select="$root/teiHeader/profileDesc"/>
    <xsl:variable name="statement" as="element()?" select="$file/titleStmt"/>
    <xsl:variable name="published" as="element()?" select="$file/publicationStmt"/>
    <xsl:variable name="date" as="xs:string" select="fp:date($published/date[1])"/>
    <xsl:variable name="identifiers" as="map(*)*" select="$published/idno[normalize-space()] ! fp:identifier(.)"/>
    <xsl:variable name="languages" as="xs:string*" select="distinct-values(($profile/langUsage/language/@ident, $root/@xml:lang) ! normalize-space(.))[. ne '']"/>
    <xsl:variable name="changes" as="xs:string*" select="$root/teiHeader/revisionDesc//change/@when[matches(., '^\d{4}(-\d\d(-\d\d)?)?$')] ! string()"/>
    <xsl:sequence select="map{
        'id': string(($root/@xml:id, 'document')[1]),
        'title': fp:words($statement/title[f:is-main-title(.)]),
        'subtitle': fp:words($statement/title[@type = 'sub']),
        'alternatives': array{$statement/title[@type = 'alt'] ! f:reading(.)[. ne '']},
        'creators': array{$statement/author[normalize-space()] ! f:agent(., 'aut')},
        'contributors': array{
            $statement/editor[normalize-space()] ! f:agent(., (map:get($f:editor-roles, lower-case(@role)), 'edt')[1]),
            $statement/principal[normalize-space()] ! f:agent(., 'pdr'), $statement/sponsor[normalize-space()] ! f:agent(., 'spn'),
            $statement/respStmt/(persName | orgName | name[not(@type = 'software')])[normalize-space()] ! fp:helper(.)},
        'funders': array{$statement/funder[normalize-space()] ! map{'name': fp:words((orgName | persName | name, .)[1]), 'award': fp:words(idno)}},
        'publisher': fp:words($published/(publisher, distributor, authority)),
        'place': fp:words($published/pubPlace),
        'date': $date, 'day': string((sort($changes)[last()], $date)[string-length(.) eq 10][1]), 'year': substring($date, 1, 4),
        'identifiers': array{$identifiers},
        'doi': string($identifiers[?type = 'DOI'][1]?value),
        'url': string(($identifiers[?type = 'URL'], $identifiers[?type = 'DOI'] ! map{'value': 'https://doi.org/' || ?value})[1]?value),
        'isbn': string($identifiers[?type = 'ISBN'][1]?value),
        'licence': fp:licence(($published//(licence | ref[@type = 'licence']))[1]),
        'series': fp:words($file/seriesStmt/title),
        'abstract': fp:words($profile/abstract),
        'notes': array{$file/notesStmt/note[not(@type = ('preamble', 'postamble'))] ! f:reading(.)[. ne '']},
        'languages': array{$languages},
        'subjects': array{$profile/textClass/keywords//(term | item[not(term)])[normalize-space()]
            ! map{'term': f:reading(.), 'scheme': string(ancestor::keywords/@scheme)}},
        'source': fp:source(($file/sourceDesc/(biblStruct | biblFull | bibl[not(@type = 'raw')] | msDesc))[1]),
        'raw': fp:raw($file/sourceDesc/bibl[@type = 'raw'][1]),
        'created': fp:date($profile/creation/date[1]),
        'version': string(($file/editionStmt/edition/@n, $file/editionStmt/edition ! f:reading(.))[. ne ''][1]),
        'extent': array{$file/extent/(measure, .[not(measure)]) ! f:reading(.)[. ne '']},
        'modified': string(sort($changes)[last()]),
        'software': array{$root/teiHeader/encodingDesc/appInfo/application ! map{'name': string(@ident), 'version': string(@version)}},
        'policies': array{$root/teiHeader/encodingDesc/(projectDesc | samplingDecl | editorialDecl/*)[normalize-space()] ! f:reading(.)},
        'changes': array{$root/teiHeader/revisionDesc//change[normalize-space()] ! map{'when': string(@when), 'text': f:reading(.)}}
        }"/>
  </xsl:function>

  <!-- The words of the first of the elements. -->
  <xsl:function name="fp:words" as="xs:string">
    <xsl:param name="elements" as="element()*"/>
    <xsl:sequence select="string(($elements ! f:reading(.))[. ne ''][1])"/>
  </xsl:function>

  <!-- A date as the header normalises it, else as it is written if that is a year, month or day of ISO 8601. -->
  <xsl:function name="fp:date" as="xs:string">
    <xsl:param name="date" as="element()?"/>
    <xsl:sequence select="string(($date/(@when, @notAfter, @to) ! normalize-space(.), $date ! f:reading(.))[matches(., '^\d{4}(-\d\d(-\d\d)?)?$')][1])"/>
  </xsl:function>

  <!-- Somebody with a part in the edition; the parts of the name only where the header gives them, or a comma does. -->
  <xsl:function name="f:agent" as="map(*)">
    <xsl:param name="element" as="element()"/>
    <xsl:param name="role" as="xs:string"/>
    <xsl:variable name="name" as="element()" select="($element/(persName, orgName, name), $element)[1]"/>
    <xsl:variable name="words" as="xs:string" select="f:reading($name)"/>
    <xsl:variable name="parts" as="xs:string*" select="if ($name/self::orgName) then () else tokenize($words, '\s*,\s*')"/>
    <xsl:variable name="marked" as="xs:string" select="fp:words($name/surname)"/>
    <xsl:variable name="family" as="xs:string" select="if ($marked ne '') then $marked else if (count($parts) eq 2) then $parts[1] else ''"/>
    <xsl:variable name="given" as="xs:string"
        select="if ($marked ne '') then string-join($name/forename ! f:reading(.), ' ') else if (count($parts) eq 2) then $parts[2] else ''"/>
    <xsl:variable name="orcid" as="xs:string" select="replace(fp:words($element//idno[upper-case(@type) = 'ORCID']), '^https?://orcid\.org/', '')"/>
    <xsl:variable name="address" as="xs:string?" select="($element, $name)/@ref/tokenize(.)[starts-with(., 'http')][1] => head()"/>
    <xsl:sequence select="map{
        'name': if ($family ne '') then normalize-space($given || ' ' || $family) else $words,
        'sort': if ($family ne '') then string-join(($family, $given)[. ne ''], ', ') else $words,
        'family': $family, 'given': $given, 'role': $role, 'orcid': $orcid,
        'kind': if ($name/self::orgName) then 'organisation' else if ($name/self::persName or $family ne '') then 'person' else '',
        'uri': string(($orcid[. ne ''] ! ('https://orcid.org/' || .), $address)[1])}"/>
  </xsl:function>

  <!-- Another hand: the role from the relator that @ref names, else what the words of the responsibility say. -->
  <xsl:function name="fp:helper" as="map(*)">
    <xsl:param name="name" as="element()"/>
    <xsl:variable name="relator" as="xs:string*" select="$name/../resp/@ref[contains(., '/relators/')] ! replace(., '^.*/relators/', '')"/>
    <xsl:sequence select="map:merge((f:agent($name, ($relator, 'ctb')[1]), map{'label': fp:words($name/../resp)}))"/>
  </xsl:function>

  <!-- An identifier; its type as the registries write it, a DOI without what stands before it. -->
  <xsl:function name="fp:identifier" as="map(*)">
    <xsl:param name="idno" as="element()"/>
    <xsl:variable name="value" as="xs:string" select="f:reading($idno)"/>
    <xsl:variable name="doi" as="xs:string" select="replace($value, '^(https?://(dx\.)?doi\.org/|doi:)', '', 'i')"/>
    <xsl:variable name="type" as="xs:string" select="
        if (upper-case($idno/@type) = 'DOI' or (matches($doi, '^10\.\d{4,9}/\S+$') and $doi ne $value)) then 'DOI'
        else if (matches($value, '^https?://')) then 'URL'
        else if (upper-case($idno/@type) = ('ISBN', 'URN', 'HANDLE', 'ISSN')) then upper-case($idno/@type)
        else string($idno/@type)"/>
    <xsl:sequence select="map{'type': $type, 'value': if ($type eq 'DOI') then $doi else $value}"/>
  </xsl:function>

  <!-- The licence: address, words, and the name of SPDX where the address has one. -->
  <xsl:function name="fp:licence" as="map(*)">
    <xsl:param name="licence" as="element()?"/>
    <xsl:variable name="uri" as="xs:string" select="string($licence/@target/normalize-space())"/>
    <xsl:sequence select="map{'uri': $uri, 'text': fp:words($licence), 'spdx': f:spdx($uri)}"/>
  </xsl:function>

  <!-- The printed book. -->
  <xsl:function name="fp:source" as="map(*)">
    <xsl:param name="source" as="element()?"/>
    <xsl:sequence select="map{
        'text': fp:words($source), 'title': fp:words($source//title), 'author': fp:words($source//author),
        'publisher': fp:words($source//publisher), 'place': fp:words($source//pubPlace),
        'date': fp:date(($source//date)[1]), 'isbn': fp:words($source//idno[@type = 'ISBN'])}"/>
  </xsl:function>

  <!-- The file that was converted. -->
  <xsl:function name="fp:raw" as="map(*)">
    <xsl:param name="raw" as="element()?"/>
    <xsl:sequence select="map{
        'file': fp:words($raw/title), 'sha256': fp:words($raw/idno[@type = 'sha256']), 'encoding': fp:words($raw/note[@type = 'encoding'])}"/>
  </xsl:function>

</xsl:stylesheet>
