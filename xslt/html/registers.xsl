<?xml version="1.0" encoding="UTF-8"?>
<!-- Who and what is named, and where? A page or more for persons, places, organisations, every occurrence with its context. -->
<xsl:stylesheet xmlns:xsl="http://www.w3.org/1999/XSL/Transform" version="3.0"
    xmlns="http://www.w3.org/1999/xhtml" xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:f="teiedition:function" xmlns:m="teiedition:mode" xmlns:t="teiedition:template" xmlns:e="teiedition:error"
    xmlns:map="http://www.w3.org/2005/xpath-functions/map" xmlns:array="http://www.w3.org/2005/xpath-functions/array"
    xpath-default-namespace="http://www.tei-c.org/ns/1.0" default-mode="m:html"
    expand-text="yes" exclude-result-prefixes="#all">

  <!-- The entries of all registers, sorted: maps with register, key, id, name, sort, entity, mentions, href. -->
  <xsl:variable name="entries" as="map(*)*">
    <xsl:variable name="sorted" as="map(*)*">
      <xsl:for-each-group select="$names" group-by="f:name-key(.)">
        <xsl:sort select="f:register(.)"/>
        <xsl:sort select="f:entry-sort(.)" lang="{f:html-language()}"/>
        <xsl:variable name="entity" as="element()?" select="f:entity(.)"/>
        <xsl:sequence select="map{
            'register': f:register(.), 'key': current-grouping-key(), 'entity': $entity, 'mentions': current-group(),
            'name': (($entity ! f:preferred(.))[. ne ''], f:name-words(.))[1], 'sort': f:entry-sort(.),
            'id': string(($entity/@xml:id, 'entry.' || position())[1])}"/>
      </xsl:for-each-group>
    </xsl:variable>
    <xsl:for-each-group select="$sorted" group-by="?register">
      <xsl:variable name="slices" as="array(item()*)*" select="f:portions(current-group(), f:entry-weight#1, $page-weight)"/>
      <xsl:for-each select="$slices">
        <xsl:variable name="href" as="xs:string" select="current-grouping-key() || (if (position() eq 1) then '' else '-' || position()) || '.html'"/>
        <xsl:sequence select="?* ! map:put(., 'href', $href)"/>
      </xsl:for-each>
    </xsl:for-each-group>
  </xsl:variable>

  <!-- key of a name → link to its entry. -->
  <xsl:variable name="entry-links" as="map(xs:string, xs:string)" select="map:merge($entries ! map:entry(?key, ?href || '#' || ?id))"/>

  <!-- Entries with more mentions than this have page numbers only, no context. -->
  <xsl:variable name="many" as="xs:integer" select="120"/>

  <xsl:function name="f:entry-link" as="xs:string">
    <xsl:param name="name" as="element()"/>
    <xsl:sequence select="if (f:register($name) eq '') then '' else string($entry-links(f:name-key($name)))"/>
  </xsl:function>

  <!-- The registers that have entries, in the order of the site. -->
  <xsl:function name="f:register-names" as="xs:string*">
    <xsl:sequence select="
        ('persons', 'places')[. = $entries?register], 'map'[exists($mapped)], ('organisations', 'titles')[. = $entries?register], 'quotations'[exists($quotations)]"/>
  </xsl:function>

  <!-- The form by which a name is sorted: its entry's, else its last word first for persons, a work's without its article. -->
  <xsl:function name="f:entry-sort" as="xs:string">
    <xsl:param name="name" as="element()"/>
    <xsl:variable name="entity" as="element()?" select="f:entity($name)"/>
    <xsl:variable name="text" as="xs:string" select="replace(f:without-article($name), '^\W+', '')"/>
    <xsl:sequence select="
        if ($entity and f:sort-form($entity) ne '') then f:sort-form($entity)
        else if (f:register($name) eq 'persons' and not(contains($text, ','))) then tokenize($text)[last()] || ', ' || $text
        else $text"/>
  </xsl:function>

  <!-- Roughly the bytes of HTML that an entry becomes. -->
  <xsl:function name="f:entry-weight" as="xs:integer">
    <xsl:param name="entry" as="map(*)"/>
    <xsl:variable name="number" as="xs:integer" select="count($entry?mentions)"/>
    <xsl:sequence select="300 + $number * (if ($number gt $many) then 100 else 140 + 2 * $context)"/>
  </xsl:function>

  <!-- What the script says of a name in the text: its form, what is known of it, how often it occurs. -->
  <xsl:variable name="entry-data" as="map(xs:string, array(*))" select="
      map:merge($entries ! map:entry(?href || '#' || ?id, array{ ?name, string(?entity/note[1] ! f:reading(.)), count(?mentions) }))"/>

  <!-- The pages of all registers. -->
  <xsl:template name="t:register-pages">
    <xsl:context-item as="document-node()" use="required"/>
    <xsl:for-each-group select="$entries" group-by="?register">
      <xsl:variable name="register" as="map(*)*" select="current-group()"/>
      <xsl:for-each-group select="$register" group-adjacent="?href">
        <xsl:call-template name="t:page">
          <xsl:with-param name="href" select="current-grouping-key()"/>
          <xsl:with-param name="title" select="f:label(?register)"/>
          <xsl:with-param name="content">
            <xsl:call-template name="t:register">
              <xsl:with-param name="entries" select="current-group()"/>
              <xsl:with-param name="register" select="$register"/>
            </xsl:call-template>
          </xsl:with-param>
        </xsl:call-template>
      </xsl:for-each-group>
    </xsl:for-each-group>
    <xsl:if test="exists($entries)">
      <xsl:call-template name="t:script-data">
        <xsl:with-param name="name" select="'names'"/>
        <xsl:with-param name="data" select="$entry-data"/>
      </xsl:call-template>
    </xsl:if>
  </xsl:template>

  <!-- One page of a register: letters, then entries. -->
  <xsl:template name="t:register">
    <xsl:context-item use="optional"/>
    <xsl:param name="entries" as="map(*)*" required="yes"/>
    <xsl:param name="register" as="map(*)*" required="yes"/>
    <xsl:variable name="href" as="xs:string" select="$entries[1]?href"/>
    <h1 lang="{$words/@xml:lang}">{f:label($entries[1]?register)}</h1>
    <nav class="letters" aria-label="{f:label($entries[1]?register)}">
      <ul>
        <xsl:for-each-group select="$register" group-by="f:letter(?sort)">
          <li><a href="{?href[. ne $href]}#_{current-grouping-key()}">{current-grouping-key()}</a></li>
        </xsl:for-each-group>
      </ul>
    </nav>
    <xsl:for-each-group select="$entries" group-by="f:letter(?sort)">
      <section class="letter">
        <h2>
          <xsl:if test="not($register[f:letter(?sort) eq current-grouping-key()][1]?href ne $href)">
            <xsl:attribute name="id" select="'_' || current-grouping-key()"/>
          </xsl:if>
          <xsl:text>{current-grouping-key()}</xsl:text>
        </h2>
        <xsl:for-each select="current-group()"><xsl:call-template name="t:entry"/></xsl:for-each>
      </section>
    </xsl:for-each-group>
  </xsl:template>

  <!-- The letter under which a form is found. -->
  <xsl:function name="f:letter" as="xs:string">
    <xsl:param name="form" as="xs:string"/>
    <xsl:variable name="plain" as="xs:string" select="replace(normalize-unicode(replace($form, '^\W+', ''), 'NFD'), '\p{M}', '')"/>
    <xsl:variable name="first" as="xs:string" select="translate(upper-case(substring($plain, 1, 1)), 'ÆŒØŁĐ', 'AOOLD')"/>
    <xsl:sequence select="if (matches($first, '^\p{L}$')) then $first else '0–9'"/>
  </xsl:function>

  <!-- One entry: the context item is its map. -->
  <xsl:template name="t:entry">
    <xsl:context-item as="map(*)" use="required"/>
    <div class="entry" id="{?id}">
      <h3>
        <xsl:text>{(?entity ! f:sort-form(.)[. ne ''], ?name)[1]}</xsl:text>
        <xsl:text> </xsl:text>
        <span class="count" title="{f:label('occurrences')}">{count(?mentions)}</span>
      </h3>
      <xsl:call-template name="t:entry-data"/>
      <xsl:choose>
        <xsl:when test="count(?mentions) gt $many"><xsl:call-template name="t:locators"/></xsl:when>
        <xsl:otherwise>
          <ol class="occurrences"><xsl:for-each select="?mentions"><xsl:call-template name="t:occurrence"/></xsl:for-each></ol>
        </xsl:otherwise>
      </xsl:choose>
      <xsl:call-template name="t:hook-entry"/>
    </div>
  </xsl:template>

  <!-- What standOff knows: note, co-ordinates, identifiers elsewhere. -->
  <xsl:template name="t:entry-data">
    <xsl:context-item as="map(*)" use="required"/>
    <xsl:variable name="entity" as="element()?" select="?entity"/>
    <xsl:variable name="outside" as="xs:string*" select="tokenize(?mentions[1]/@ref)[matches(., '^\w+:')] ! f:safe-link(.)[. ne '']"/>
    <xsl:variable name="facts" as="xs:string*" select="$entity ! f:facts(.)"/>
    <xsl:if test="exists($facts)"><p class="facts">{string-join($facts, ' · ')}</p></xsl:if>
    <xsl:for-each select="$entity/(desc | note)[normalize-space()]"><p class="about">{f:reading(.)}</p></xsl:for-each>
    <xsl:if test="$entity/(idno | location/geo)[normalize-space()] or exists($outside)">
      <ul class="identifiers">
        <xsl:for-each select="$entity/location/geo"><li>{normalize-space()}</li></xsl:for-each>
        <xsl:for-each select="$entity/idno[normalize-space()]"><li><xsl:call-template name="t:identifier"/></li></xsl:for-each>
        <xsl:for-each select="$outside"><li><a href="{.}">{.}</a></li></xsl:for-each>
      </ul>
    </xsl:if>
  </xsl:template>

  <!-- What is said of a person, place, organisation or work in a few words: life, work, where it is, other names. -->
  <xsl:function name="f:facts" as="xs:string*">
    <xsl:param name="entity" as="element()"/>
    <xsl:variable name="said" as="function(xs:string, element()*) as xs:string*" select="function($sign, $elements) {
        $elements ! string-join(($sign, (f:reading(.), string(@when), string-join((@from, @to, @notBefore, @notAfter), '–'))[. ne ''][1])[. ne ''], ' ')[. ne $sign] }"/>
    <xsl:variable name="others" as="xs:string*" select="
        distinct-values($entity/(persName | placeName | orgName | name)[not(@type = 'sort')] ! f:reading(.))[not(. = ('', f:preferred($entity)))]"/>
    <xsl:sequence select="
        string-join(($said('*', $entity/birth), $said('†', $entity/death)), ' ')[. ne ''], $said('', $entity/(floruit, occupation, nationality, sex)),
        $said('', $entity/(settlement, region, country)), $said('', $entity/(author, publisher, date)),
        (f:label('other-names') || ' ' || string-join($others, ', '))[exists($others)]"/>
  </xsl:function>

  <!-- Where identifiers of a type are looked up. -->
  <xsl:variable name="authorities" as="map(xs:string, xs:string)" select="map{
      'geonames': 'https://www.geonames.org/', 'wikidata': 'https://www.wikidata.org/entity/', 'viaf': 'https://viaf.org/viaf/',
      'gnd': 'https://d-nb.info/gnd/', 'isni': 'https://isni.org/isni/', 'orcid': 'https://orcid.org/', 'doi': 'https://doi.org/'}"/>

  <!-- An identifier elsewhere, as a link where it is known where to look it up. -->
  <xsl:template name="t:identifier">
    <xsl:context-item as="element()" use="required"/>
    <xsl:variable name="value" as="xs:string" select="normalize-space()"/>
    <xsl:variable name="base" as="xs:string?" select="$authorities(lower-case(@type))"/>
    <xsl:variable name="href" as="xs:string" select="
        if (matches($value, '^https?://')) then f:safe-link($value) else if ($base) then $base || encode-for-uri($value) else ''"/>
    <xsl:choose>
      <xsl:when test="$href"><a href="{$href}">{string-join((@type, $value), ' ')}</a></xsl:when>
      <xsl:otherwise>{string-join((@type, $value), ' ')}</xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- One occurrence with its context. -->
  <xsl:template name="t:occurrence">
    <xsl:context-item as="element()" use="required"/>
    <li>
      <a href="{f:page(.)}#{f:id(.)}">{f:locator(.)}</a>
      <xsl:text> {f:before(.)}</xsl:text>
      <b>{f:reading(.)}</b>
      <xsl:text>{f:after(.)}</xsl:text>
    </li>
  </xsl:template>

  <!-- Occurrences of somebody who is everywhere: page numbers by division. -->
  <xsl:template name="t:locators">
    <xsl:context-item as="map(*)" use="required"/>
    <xsl:for-each-group select="?mentions" group-adjacent="f:page(.)">
      <xsl:variable name="host" as="map(*)?" select="$pages-by-href(current-grouping-key())"/>
      <p class="locators">
        <span class="division">{if (exists($host)) then f:page-title($host) else f:label('start')}</span>
        <!-- A page on which somebody is named often is listed once. -->
        <xsl:for-each-group select="current-group()" group-adjacent="f:locator(.)">
          <xsl:text> </xsl:text><a href="{f:page(.)}#{f:id(.)}">{current-grouping-key()}</a>
        </xsl:for-each-group>
      </p>
    </xsl:for-each-group>
  </xsl:template>

</xsl:stylesheet>
