<?xml version="1.0" encoding="UTF-8"?>
<!-- How is a page cited? One map of what the header says of the edition and the page of its division; from it the citation in
     several formats, and what libraries and search engines read. Nothing is invented: what the header lacks is left out. -->
<xsl:stylesheet xmlns:xsl="http://www.w3.org/1999/XSL/Transform" version="3.0"
    xmlns="http://www.w3.org/1999/xhtml" xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:f="teiedition:function" xmlns:t="teiedition:template"
    xmlns:map="http://www.w3.org/2005/xpath-functions/map" xmlns:array="http://www.w3.org/2005/xpath-functions/array"
    xpath-default-namespace="http://www.tei-c.org/ns/1.0"
    expand-text="yes" exclude-result-prefixes="#all">

  <!-- What the header says of the whole. -->
  <xsl:variable name="cited-work" as="map(*)">
    <xsl:variable name="file" as="element()?" select="/*/teiHeader/fileDesc"/>
    <xsl:variable name="published" as="element()?" select="$file/publicationStmt"/>
    <xsl:variable name="doi" as="xs:string" select="f:first-reading($published//idno[upper-case(@type) = 'DOI'])"/>
    <xsl:sequence select="map{
        'title': string-join(($work-title, f:first-reading($file/titleStmt/title[@type = 'sub']))[. ne ''], ': '),
        'authors': $file/titleStmt/author[normalize-space()] ! f:cited-name(.),
        'editors': $file/titleStmt/editor[normalize-space()] ! f:cited-name(.),
        'publisher': f:first-reading($published//publisher), 'place': f:first-reading($published//pubPlace),
        'date': string(($published//date ! (@when, f:reading(.)))[matches(., '^\d{4}(-\d\d(-\d\d)?)?$')][1]),
        'doi': replace($doi, '^(https?://(dx\.)?doi\.org/|doi:)', '', 'i'),
        'isbn': f:first-reading($published//idno[upper-case(@type) = 'ISBN']),
        'language': string($document-language), 'url': f:url('index.html')}"/>
  </xsl:variable>

  <!-- What is cited on a page: the division with its own author, in the work; on the first page the work alone. -->
  <xsl:function name="f:cited" as="map(*)">
    <xsl:param name="page" as="map(*)?"/>
    <xsl:variable name="element" as="element()?" select="$page?element[f:is-division(.)]"/>
    <xsl:variable name="title" as="xs:string" select="string($element ! f:title(.))"/>
    <xsl:variable name="hands" as="element()*" select="$element/(byline//docAuthor, docAuthor)[normalize-space()]"/>
    <xsl:sequence select="
        if ($title eq '') then map:put($cited-work, 'id', $work)
        else map:merge(($cited-work, map{
            'id': string-join(($work, $element/@xml:id[. ne $work] ! replace(., '^' || $work || '-', '')), '-'),
            'title': $title, 'container': $cited-work?title, 'pages': f:page-range($page), 'url': f:url($page?href),
            'authors': if ($hands) then $hands ! f:cited-name(.) else $cited-work?authors}), map{'duplicates': 'use-last'})"/>
  </xsl:function>

  <!-- The address of a file where it is known at which address the works are published; else nothing. -->
  <xsl:function name="f:url" as="xs:string">
    <xsl:param name="href" as="xs:string"/>
    <xsl:sequence select="if (f:safe-link($base-url)) then replace(f:safe-link($base-url), '/+$', '') || '/' || encode-for-uri($work) || '/' || $href[. ne 'index.html'] else ''"/>
  </xsl:function>

  <xsl:function name="f:first-reading" as="xs:string">
    <xsl:param name="elements" as="element()*"/>
    <xsl:sequence select="string(($elements ! f:reading(.))[. ne ''][1])"/>
  </xsl:function>

  <!-- A name, in its parts only where the encoding gives them or a comma does. -->
  <xsl:function name="f:cited-name" as="map(xs:string, xs:string)">
    <xsl:param name="element" as="element()"/>
    <xsl:variable name="words" as="xs:string" select="f:reading($element)"/>
    <xsl:variable name="parts" as="xs:string*" select="tokenize($words, ', ')"/>
    <xsl:variable name="family" as="xs:string" select="($element//surname[1] ! f:reading(.), $parts[1][count($parts) eq 2], '')[1]"/>
    <xsl:variable name="given" as="xs:string" select="(string-join($element//forename ! f:reading(.), ' ')[. ne ''], $parts[2][count($parts) eq 2], '')[1]"/>
    <xsl:sequence select="map{'family': $family, 'given': $given, 'name': if ($family ne '') then normalize-space($given || ' ' || $family) else $words}"/>
  </xsl:function>

  <!-- The printed pages of a page of the site. -->
  <xsl:function name="f:page-range" as="xs:string">
    <xsl:param name="page" as="map(*)"/>
    <xsl:variable name="first" as="xs:string" select="string(($page?nodes/descendant-or-self::*[self::p or self::l or self::head][1] ! f:page-number(.))[. ne ''][1])"/>
    <xsl:variable name="last" as="xs:string" select="string(($page?nodes/descendant-or-self::pb/@n)[last()])"/>
    <xsl:sequence select="string-join(distinct-values(($first, $last)[. ne '']), '–')"/>
  </xsl:function>

  <!-- The citation of a page at its end: complete without the script, which copies it and points it at a passage. -->
  <xsl:template name="t:cite">
    <xsl:context-item use="optional"/>
    <xsl:param name="page" as="map(*)?" required="yes"/>
    <xsl:variable name="cited" as="map(*)" select="f:cited($page)"/>
    <details class="cite" id="_cite" lang="{$words/@xml:lang}">
      <summary>{f:label('cite-page')}</summary>
      <xsl:for-each select="'text', 'bibtex', 'ris', 'csl'">
        <section>
          <h2>{f:label('cite-' || .)}</h2>
          <pre data-format="{.}">{f:citation($cited, .)}</pre>
        </section>
      </xsl:for-each>
    </details>
  </xsl:template>

  <!-- A citation in a format: text, bibtex, ris, csl. -->
  <xsl:function name="f:citation" as="xs:string">
    <xsl:param name="cited" as="map(*)"/>
    <xsl:param name="format" as="xs:string"/>
    <xsl:sequence select="
        if ($format eq 'bibtex') then f:cite-bibtex($cited) else if ($format eq 'ris') then f:cite-ris($cited)
        else if ($format eq 'csl') then serialize(array{f:cite-csl($cited)}, map{'method': 'json', 'indent': true()}) else f:cite-text($cited)"/>
  </xsl:function>

  <xsl:function name="f:cite-text" as="xs:string">
    <xsl:param name="cited" as="map(*)"/>
    <xsl:variable name="where" as="xs:string" select="string-join(($cited?place, $cited?publisher)[. ne ''], ': ')"/>
    <xsl:variable name="imprint" as="xs:string" select="string-join(($where, $cited?date)[. ne ''], ', ')"/>
    <xsl:variable name="editors" as="xs:string" select="string-join($cited?editors?name, ', ')"/>
    <xsl:sequence select="string-join((string-join($cited?authors?name, ', '),
        if (exists($cited?container)) then ('“' || $cited?title || '”', f:label('cite-in') || ' ' || $cited?container) else $cited?title,
        f:label('cite-editor')[$editors ne ''] || (' ' || $editors)[$editors ne ''])[. ne ''], ', ')
        || (' (' || $imprint || ')')[$imprint ne ''] || (', ' || f:label('page-short') || ' ' || $cited?pages)[string($cited?pages) ne '']
        || '.' || (' ' || f:cited-address($cited) || '.')[f:cited-address($cited) ne '']"/>
  </xsl:function>

  <!-- The DOI of the whole as an address, else the page's own; of a page its own first. -->
  <xsl:function name="f:cited-address" as="xs:string">
    <xsl:param name="cited" as="map(*)"/>
    <xsl:sequence select="string(($cited?url, $cited?doi[. ne ''] ! ('https://doi.org/' || .))[. ne ''][1])"/>
  </xsl:function>

  <xsl:function name="f:cite-bibtex" as="xs:string">
    <xsl:param name="cited" as="map(*)"/>
    <xsl:variable name="names" as="function(map(*)*) as xs:string" select="function($people) {
        string-join($people ! (if (?family ne '') then string-join((?family, ?given)[. ne ''], ', ') else '{' || ?name || '}'), ' and ')}"/>
    <xsl:variable name="fields" as="array(xs:string)*" select="
        ['author', $names($cited?authors)], ['editor', $names($cited?editors)], ['title', $cited?title], ['booktitle', string($cited?container)],
        ['pages', replace(string($cited?pages), '–', '--')], ['publisher', $cited?publisher], ['address', $cited?place], ['year', substring($cited?date, 1, 4)],
        ['doi', $cited?doi], ['isbn', $cited?isbn], ['url', $cited?url], ['language', $cited?language]"/>
    <xsl:sequence select="'@' || (if (exists($cited?container)) then 'incollection' else 'book') || '{' || $cited?id || ',&#10;'
        || string-join($fields[.(2) ne ''] ! ('  ' || .(1) || ' = {' || f:tex(.(1), .(2)) || '}'), ',&#10;') || '&#10;}'"/>
  </xsl:function>

  <!-- Words with what means something to TeX made harmless; addresses stay. -->
  <xsl:function name="f:tex" as="xs:string">
    <xsl:param name="key" as="xs:string"/>
    <xsl:param name="text" as="xs:string"/>
    <xsl:variable name="plain" as="xs:string" select="replace($text, '\\', '/')"/>
    <xsl:variable name="paired" as="xs:string" select="if ($key = ('author', 'editor')) then $plain else translate($plain, '{}', '()')"/>
    <xsl:sequence select="if ($key = ('doi', 'url')) then $paired else replace($paired, '([%&amp;#$_])', '\\$1')"/>
  </xsl:function>

  <xsl:function name="f:cite-ris" as="xs:string">
    <xsl:param name="cited" as="map(*)"/>
    <xsl:variable name="inverted" as="function(map(*)) as xs:string" select="function($name) {
        if ($name?family ne '') then string-join(($name?family, $name?given)[. ne ''], ', ') else $name?name}"/>
    <xsl:variable name="fields" as="array(xs:string)*" select="
        ['TY', if (exists($cited?container)) then 'CHAP' else 'BOOK'], $cited?authors ! ['AU', $inverted(.)], $cited?editors ! ['ED', $inverted(.)],
        ['TI', $cited?title], ['T2', string($cited?container)], ['SP', substring-before(string($cited?pages) || '–', '–')],
        ['EP', substring-after(string($cited?pages), '–')], ['PB', $cited?publisher], ['CY', $cited?place], ['PY', substring($cited?date, 1, 4)],
        ['DO', $cited?doi], ['SN', $cited?isbn], ['UR', $cited?url], ['LA', $cited?language]"/>
    <xsl:sequence select="string-join(($fields[.(2) ne ''] ! (.(1) || '  - ' || .(2)), 'ER  - '), '&#10;')"/>
  </xsl:function>

  <xsl:function name="f:cite-csl" as="map(*)">
    <xsl:param name="cited" as="map(*)"/>
    <xsl:variable name="names" as="function(map(*)*) as array(*)" select="function($people) {
        array{$people ! (if (?family ne '') then map{'family': ?family, 'given': ?given} else map{'literal': ?name})}}"/>
    <xsl:variable name="plain" as="map(*)" select="map{
        'title': $cited?title, 'container-title': string($cited?container), 'page': string($cited?pages), 'publisher': $cited?publisher,
        'publisher-place': $cited?place, 'DOI': $cited?doi, 'ISBN': $cited?isbn, 'URL': $cited?url, 'language': $cited?language}"/>
    <xsl:sequence select="map:merge((
        map{'id': $cited?id, 'type': if (exists($cited?container)) then 'chapter' else 'book'},
        map:for-each($plain, function($key, $value) { map:entry($key, $value)[$value ne ''] }),
        map:entry('author', $names($cited?authors))[exists($cited?authors)], map:entry('editor', $names($cited?editors))[exists($cited?editors)],
        map:entry('issued', map{'date-parts': array{array{tokenize($cited?date, '-') ! xs:integer(.)}}})[$cited?date ne '']))"/>
  </xsl:function>

  <!-- In the head of a page: what Google Scholar, Zotero, search engines and those who share links read. -->
  <xsl:template name="t:metadata">
    <xsl:context-item use="optional"/>
    <xsl:param name="page" as="map(*)?" required="yes"/>
    <xsl:variable name="cited" as="map(*)" select="f:cited($page)"/>
    <xsl:variable name="names" as="xs:string*" select="$cited?authors ! (if (?family ne '') then string-join((?family, ?given)[. ne ''], ', ') else ?name)"/>
    <xsl:if test="$cited?url ne ''"><link rel="canonical" href="{$cited?url}"/></xsl:if>
    <xsl:variable name="tags" as="array(xs:string)*" select="
        ['citation_title', $cited?title], $names ! ['citation_author', .], ['citation_inbook_title', string($cited?container)],
        ['citation_publication_date', translate($cited?date, '-', '/')], ['citation_publisher', $cited?publisher], ['citation_language', $cited?language],
        ['citation_firstpage', substring-before(string($cited?pages) || '–', '–')], ['citation_lastpage', substring-after(string($cited?pages), '–')],
        ['citation_isbn', $cited?isbn], ['citation_doi', $cited?doi], ['citation_public_url', $cited?url]"/>
    <xsl:for-each select="$tags[.(2) ne '']"><meta name="{.(1)}" content="{.(2)}"/></xsl:for-each>
    <xsl:variable name="shared" as="array(xs:string)*" select="
        ['og:title', $cited?title], ['og:type', if (exists($cited?container)) then 'article' else 'book'],
        ['og:site_name', string($cited?container)], ['og:locale', translate($cited?language, '-', '_')], ['og:url', $cited?url]"/>
    <xsl:for-each select="$shared[.(2) ne '']"><meta property="{.(1)}" content="{.(2)}"/></xsl:for-each>
    <script type="application/ld+json">{replace(serialize(f:linked-data($cited), map{'method': 'json'}), '&lt;', '\\u003C')}</script>
  </xsl:template>

  <!-- The same for schema.org. -->
  <xsl:function name="f:linked-data" as="map(*)">
    <xsl:param name="cited" as="map(*)"/>
    <xsl:variable name="people" as="function(map(*)*) as array(*)" select="function($names) { array{$names ! map{'@type': 'Person', 'name': ?name}} }"/>
    <xsl:variable name="plain" as="map(*)" select="map{
        'name': $cited?title, 'url': $cited?url, 'inLanguage': $cited?language, 'datePublished': $cited?date, 'pagination': string($cited?pages),
        'isbn': $cited?isbn, 'license': string($licence-uri), 'sameAs': string($cited?doi[. ne ''] ! ('https://doi.org/' || .))}"/>
    <xsl:sequence select="map:merge((
        map{'@context': 'https://schema.org', '@type': if (exists($cited?container)) then 'Chapter' else 'Book'},
        map:for-each($plain, function($key, $value) { map:entry($key, $value)[$value ne ''] }),
        map:entry('author', $people($cited?authors))[exists($cited?authors)], map:entry('editor', $people($cited?editors))[exists($cited?editors)],
        map:entry('publisher', map{'@type': 'Organization', 'name': $cited?publisher})[$cited?publisher ne ''],
        $cited?container ! map:entry('isPartOf', map{'@type': 'Book', 'name': .})))"/>
  </xsl:function>

</xsl:stylesheet>
